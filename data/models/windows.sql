-- one row per load, period and unit whose days of counting are known; first_day is null where only
-- the last one is said
with typed_windows as (
    select
        cast(load_id as bigint) as load_id,
        period,
        unit,
        cast(first_day as date) as first_day,
        cast(last_day as date) as last_day
    from input_windows
)
select * from typed_windows
