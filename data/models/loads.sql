-- one row per load: a published file or an accepted import; a greater load_id is newer
with typed_loads as (
    select
        cast(load_id as bigint) as load_id,
        name,
        kind,
        dataset,
        document,
        file_name,
        sha256,
        loaded_by,
        loaded_at,
        reason,
        cast(row_count as bigint) as row_count
    from input_loads
)
select * from typed_loads
