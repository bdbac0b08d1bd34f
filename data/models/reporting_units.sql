-- one row per dataset, period and unit that reported dossiers: the newest load that has them, unless
-- a later one takes them back,
-- whether it divides them all by sector, the days over which they were counted (null: not known),
-- with the unit's block, level and area as of the period's last day
with labelled_dossiers as (
    select
        loads.dataset,
        dossiers.period,
        dossiers.unit,
        dossiers.load_id,
        bool_and(dossiers.sector is not null) as divided
    from dossiers
    inner join loads on loads.load_id = dossiers.load_id
    group by all
),
newest_loads as (
    select dataset, period, unit, max(load_id) as load_id, arg_max(divided, load_id) as divided
    from labelled_dossiers
    group by dataset, period, unit
),
last_withdrawals as (
    select loads.dataset, withdrawals.period, withdrawals.unit, max(loads.load_id) as load_id
    from withdrawals
    inner join loads on loads.load_id = withdrawals.load_id
    group by all
),
kept_loads as (
    select newest_loads.*
    from newest_loads
    left join last_withdrawals
        on last_withdrawals.dataset = newest_loads.dataset
        and last_withdrawals.period = newest_loads.period
        and last_withdrawals.unit = newest_loads.unit
        and last_withdrawals.load_id > newest_loads.load_id
    where last_withdrawals.load_id is null
),
placed_units as (
    select
        kept_loads.dataset,
        kept_loads.period,
        kept_loads.unit,
        kept_loads.load_id,
        kept_loads.divided,
        windows.first_day as window_first,
        windows.last_day as window_last,
        units.block,
        units.level,
        case
            when units.level = 'district' then units.code
            when units.level = 'commune' then districts.code
        end as area
    from kept_loads
    inner join periods on periods.code = kept_loads.period
    left join windows
        on windows.load_id = kept_loads.load_id
        and windows.period = kept_loads.period
        and windows.unit = kept_loads.unit
    left join units
        on units.code = kept_loads.unit
        and units.valid_from <= periods.last_day
        and (units.valid_to is null or periods.last_day < units.valid_to)
    left join units as districts
        on districts.code = units.parent
        and districts.level = 'district'
        and districts.valid_from <= periods.last_day
        and (districts.valid_to is null or periods.last_day < districts.valid_to)
)
select * from placed_units
