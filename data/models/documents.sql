-- one row per source: a published document or an imported file
with typed_documents as (
    select
        code,
        title_vi,
        title_en,
        publisher,
        kind,
        cast(date as date) as date,
        period,
        address,
        sha256,
        dataset
    from input_documents
)
select * from typed_documents
