-- one row per dataset, document, indicator, period and scope: of each (dataset, document) the
-- newest load that no later one takes back; a published file is never taken back, and counts again
-- once all that was loaded for its document is; documents that disagree both stay
with labelled_values as (
    select loads.dataset, loads.kind = 'published' as is_published, indicator_values.*
    from indicator_values
    inner join loads on loads.load_id = indicator_values.load_id
),
last_withdrawals as (
    select loads.dataset, withdrawals.document, max(loads.load_id) as load_id
    from withdrawals
    inner join loads on loads.load_id = withdrawals.load_id
    group by all
),
standing_values as (
    select labelled_values.* exclude (is_published)
    from labelled_values
    left join last_withdrawals
        on last_withdrawals.dataset = labelled_values.dataset
        and last_withdrawals.document = labelled_values.document
        and last_withdrawals.load_id > labelled_values.load_id
    where labelled_values.is_published or last_withdrawals.load_id is null
),
newest_loads as (
    select dataset, document, max(load_id) as load_id
    from standing_values
    group by dataset, document
),
kept_values as (
    select standing_values.*
    from standing_values
    inner join newest_loads
        on newest_loads.dataset = standing_values.dataset
        and newest_loads.document = standing_values.document
        and newest_loads.load_id = standing_values.load_id
)
select * from kept_values
