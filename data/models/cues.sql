-- one row per indicator, cue and topic: how a report's sentence prints a figure
with listed_cues as (
    select indicator, cue, topic, unless
    from input_cues
)
select * from listed_cues
