-- one row per level and validity [valid_from, valid_to): how many units should report dossiers;
-- those of the area "without" are not among them, and never count for one that is missing
with typed_expected_units as (
    select
        level,
        cast(valid_from as date) as valid_from,
        cast(valid_to as date) as valid_to,
        cast(units as bigint) as units,
        without,
        source_vi,
        source_en
    from input_expected_units
)
select * from typed_expected_units
