-- one row per area of reform work
with typed_areas as (
    select
        code,
        cast(ordinal as bigint) as ordinal,
        name_vi,
        name_en,
        headline
    from input_areas
)
select * from typed_areas
