-- one row per sector
with listed_sectors as (
    select code, name, name_en, block
    from input_sectors
)
select * from listed_sectors
