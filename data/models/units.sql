-- one row per unit and validity [valid_from, valid_to); valid_to is null while it lasts
with typed_units as (
    select
        code,
        name,
        name_en,
        short_name,
        level,
        block,
        parent,
        cast(valid_from as date) as valid_from,
        cast(valid_to as date) as valid_to,
        cast(lat as double) as lat,
        cast(lon as double) as lon,
        note
    from input_units
)
select * from typed_units
