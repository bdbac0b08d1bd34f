-- one row per period that any input names; first_day is null when its start is not stated
with typed_periods as (
    select
        code,
        kind,
        cast(first_day as date) as first_day,
        cast(last_day as date) as last_day,
        label_vi,
        label_en
    from input_periods
)
select * from typed_periods
