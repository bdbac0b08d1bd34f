-- one row per source that is still one: every published document, and the imported files of which
-- something counts
with counting_documents as (
    select document from current_indicator_values
    union
    select loads.document
    from reporting_units
    inner join loads on loads.load_id = reporting_units.load_id
),
kept_documents as (
    select documents.*
    from documents
    left join counting_documents on counting_documents.document = documents.code
    where documents.kind <> 'import' or counting_documents.document is not null
)
select * from kept_documents
