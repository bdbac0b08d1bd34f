-- one row per load, document, indicator, period and scope (block, level, unit, sector, scope_note)
with typed_values as (
    select
        cast(load_id as bigint) as load_id,
        cast(row as bigint) as row,
        document,
        indicator,
        period,
        block,
        level,
        unit,
        sector,
        scope_note,
        cast(value as decimal(20, 6)) as value,
        printed,
        precision,
        locator,
        note,
        note_en,
        paragraph,
        cast(printed_at as bigint) as printed_at
    from input_indicator_values
)
select * from typed_values
