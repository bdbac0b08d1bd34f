-- one row per load and slice whose rows of earlier loads that load takes back: period and unit of
-- dossiers, or the document of an indicator sheet
with typed_withdrawals as (
    select
        cast(load_id as bigint) as load_id,
        period,
        unit,
        document
    from input_withdrawals
)
select * from typed_withdrawals
