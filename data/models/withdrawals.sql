-- one row per load, period and unit whose dossiers of earlier loads that load takes back
with typed_withdrawals as (
    select
        cast(load_id as bigint) as load_id,
        period,
        unit
    from input_withdrawals
)
select * from typed_withdrawals
