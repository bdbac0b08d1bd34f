-- one row per load, period, unit and sector (null = all sectors of the unit); counts of form II.06a
with typed_dossiers as (
    select
        cast(load_id as bigint) as load_id,
        period,
        unit,
        sector,
        cast(received_online as bigint) as received_online,
        cast(received_in_person as bigint) as received_in_person,
        cast(carried_over as bigint) as carried_over,
        cast(resolved_early as bigint) as resolved_early,
        cast(resolved_on_time as bigint) as resolved_on_time,
        cast(resolved_late as bigint) as resolved_late,
        cast(pending_in_time as bigint) as pending_in_time,
        cast(pending_overdue as bigint) as pending_overdue,
        cast(paid_online as bigint) as paid_online,
        cast(fees_online_vnd as bigint) as fees_online_vnd,
        cast(ended_without_result as bigint) as ended_without_result
    from input_dossiers
)
select * from typed_dossiers
