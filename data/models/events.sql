-- one row per event, or break of the series
with typed_events as (
    select
        code,
        cast(date as date) as date,
        kind,
        name_vi,
        name_en,
        document,
        locator
    from input_events
)
select * from typed_events
