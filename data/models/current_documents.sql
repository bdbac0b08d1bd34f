-- one row per source that is still one: every published document, and what was loaded from files
-- as long as something of it counts
with counting_documents as (
    select document from current_indicator_values
    union
    select loads.document
    from reporting_units
    inner join loads on loads.load_id = reporting_units.load_id
),
loaded_documents as (
    select distinct document from loads where kind <> 'published' and document is not null
),
kept_documents as (
    select documents.*
    from documents
    left join counting_documents on counting_documents.document = documents.code
    left join loaded_documents on loaded_documents.document = documents.code
    where loaded_documents.document is null or counting_documents.document is not null
)
select * from kept_documents
