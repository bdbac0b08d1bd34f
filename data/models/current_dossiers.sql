-- one row per dataset, period, unit and sector: of each (dataset, period, unit) the newest load,
-- with the unit's block, level and area as of the period's last day
with labelled_dossiers as (
    select loads.dataset, dossiers.*
    from dossiers
    inner join loads on loads.load_id = dossiers.load_id
),
newest_loads as (
    select dataset, period, unit, max(load_id) as load_id
    from labelled_dossiers
    group by dataset, period, unit
),
kept_dossiers as (
    select labelled_dossiers.*
    from labelled_dossiers
    inner join newest_loads
        on newest_loads.dataset = labelled_dossiers.dataset
        and newest_loads.period = labelled_dossiers.period
        and newest_loads.unit = labelled_dossiers.unit
        and newest_loads.load_id = labelled_dossiers.load_id
),
reporting_units as (
    select distinct kept_dossiers.period, kept_dossiers.unit, periods.last_day
    from kept_dossiers
    inner join periods on periods.code = kept_dossiers.period
),
placed_units as (
    select
        reporting_units.period,
        reporting_units.unit,
        units.block,
        units.level,
        case
            when units.level = 'district' then units.code
            when units.level = 'commune' then districts.code
        end as area
    from reporting_units
    left join units
        on units.code = reporting_units.unit
        and units.valid_from <= reporting_units.last_day
        and (units.valid_to is null or reporting_units.last_day < units.valid_to)
    left join units as districts
        on districts.code = units.parent
        and districts.level = 'district'
        and districts.valid_from <= reporting_units.last_day
        and (districts.valid_to is null or reporting_units.last_day < districts.valid_to)
),
placed_dossiers as (
    select
        kept_dossiers.dataset,
        kept_dossiers.load_id,
        kept_dossiers.period,
        kept_dossiers.unit,
        kept_dossiers.sector,
        placed_units.block,
        placed_units.level,
        placed_units.area,
        kept_dossiers.received_online,
        kept_dossiers.received_in_person,
        kept_dossiers.carried_over,
        kept_dossiers.resolved_early,
        kept_dossiers.resolved_on_time,
        kept_dossiers.resolved_late,
        kept_dossiers.pending_in_time,
        kept_dossiers.pending_overdue,
        kept_dossiers.paid_online,
        kept_dossiers.fees_online_vnd
    from kept_dossiers
    inner join placed_units
        on placed_units.period = kept_dossiers.period
        and placed_units.unit = kept_dossiers.unit
)
select * from placed_dossiers
