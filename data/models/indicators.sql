-- one row per indicator
with listed_indicators as (
    select
        code,
        area,
        name_vi,
        name_en,
        unit,
        nature,
        better,
        definition_vi,
        definition_en,
        caveats_vi,
        caveats_en
    from input_indicators
)
select * from listed_indicators
