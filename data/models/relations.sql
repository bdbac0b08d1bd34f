-- one row per relation that figures should satisfy
with typed_relations as (
    select
        code,
        cast(ordinal as integer) as ordinal,
        kind,
        document,
        relation,
        names,
        severity,
        rule_vi,
        rule_en,
        broken_vi,
        broken_en
    from input_relations
)
select * from typed_relations
