-- one row per dataset, document, indicator, period and scope: of each (dataset, document) the
-- newest load; documents that disagree both stay
with labelled_values as (
    select loads.dataset, indicator_values.*
    from indicator_values
    inner join loads on loads.load_id = indicator_values.load_id
),
newest_loads as (
    select dataset, document, max(load_id) as load_id
    from labelled_values
    group by dataset, document
),
kept_values as (
    select labelled_values.*
    from labelled_values
    inner join newest_loads
        on newest_loads.dataset = labelled_values.dataset
        and newest_loads.document = labelled_values.document
        and newest_loads.load_id = labelled_values.load_id
)
select * from kept_values
