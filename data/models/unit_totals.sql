-- one row per dataset, period and unit that reported dossiers: its counts over all of its sectors;
-- a count that one of its rows leaves open is open (null)
with added_sectors as (
    select
        dataset,
        period,
        unit,
        block,
        level,
        area,
        cast(sum(received_online) as bigint) as received_online,
        cast(sum(received_in_person) as bigint) as received_in_person,
        cast(sum(carried_over) as bigint) as carried_over,
        cast(sum(resolved_early) as bigint) as resolved_early,
        cast(sum(resolved_on_time) as bigint) as resolved_on_time,
        cast(sum(resolved_late) as bigint) as resolved_late,
        cast(sum(pending_in_time) as bigint) as pending_in_time,
        cast(sum(pending_overdue) as bigint) as pending_overdue,
        case
            when count(paid_online) = count(*) then cast(sum(paid_online) as bigint)
        end as paid_online,
        case
            when count(fees_online_vnd) = count(*) then cast(sum(fees_online_vnd) as bigint)
        end as fees_online_vnd,
        case
            when count(ended_without_result) = count(*)
            then cast(sum(ended_without_result) as bigint)
        end as ended_without_result
    from current_dossiers
    group by dataset, period, unit, block, level, area
)
select * from added_sectors
