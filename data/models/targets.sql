-- one row per metric, level (null = all) and validity [valid_from, valid_to)
with typed_targets as (
    select
        metric,
        level,
        cast(valid_from as date) as valid_from,
        cast(valid_to as date) as valid_to,
        cast(set_on as date) as set_on,
        cast(value as decimal(20, 6)) as value,
        source_vi,
        source_en,
        address
    from input_targets
)
select * from typed_targets
