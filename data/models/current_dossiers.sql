-- one row per dataset, period, unit and sector: of each (dataset, period, unit) the newest load,
-- with the unit's block, level and area as of the period's last day
with placed_dossiers as (
    select
        reporting_units.dataset,
        dossiers.load_id,
        dossiers.period,
        dossiers.unit,
        dossiers.sector,
        reporting_units.block,
        reporting_units.level,
        reporting_units.area,
        dossiers.received_online,
        dossiers.received_in_person,
        dossiers.carried_over,
        dossiers.resolved_early,
        dossiers.resolved_on_time,
        dossiers.resolved_late,
        dossiers.pending_in_time,
        dossiers.pending_overdue,
        dossiers.paid_online,
        dossiers.fees_online_vnd,
        dossiers.ended_without_result
    from dossiers
    inner join reporting_units
        on reporting_units.load_id = dossiers.load_id
        and reporting_units.period = dossiers.period
        and reporting_units.unit = dossiers.unit
)
select * from placed_dossiers
