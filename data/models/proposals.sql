-- one row per document, kind (difficulty, proposal) and ordinal
with typed_proposals as (
    select
        document,
        cast(ordinal as bigint) as ordinal,
        kind,
        text_vi,
        text_en,
        addressee_vi,
        addressee_en,
        locator
    from input_proposals
)
select * from typed_proposals
