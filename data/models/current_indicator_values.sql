-- one row per dataset, document, indicator, period and scope: of each (dataset, document) the
-- newest load, unless a later one takes the document back; documents that disagree both stay
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
last_withdrawals as (
    select loads.dataset, withdrawals.document, max(loads.load_id) as load_id
    from withdrawals
    inner join loads on loads.load_id = withdrawals.load_id
    group by all
),
kept_values as (
    select labelled_values.*
    from labelled_values
    inner join newest_loads
        on newest_loads.dataset = labelled_values.dataset
        and newest_loads.document = labelled_values.document
        and newest_loads.load_id = labelled_values.load_id
    left join last_withdrawals
        on last_withdrawals.dataset = newest_loads.dataset
        and last_withdrawals.document = newest_loads.document
        and last_withdrawals.load_id > newest_loads.load_id
    where last_withdrawals.load_id is null
)
select * from kept_values
