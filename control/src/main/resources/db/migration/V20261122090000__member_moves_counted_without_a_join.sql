-- The join of a statement's old and new rows was planned once, for the first statement of a connection,
-- mostly of one row: on a chunk of thousands it then compared each row with each. Counting both sides costs
-- the same for each row, whatever was planned before.
create or replace function member_moved() returns trigger language plpgsql as $$
begin
  insert into member_count (workspace_id, dimension, key, n)
    select workspace_id, dimension, key, sum(n) from (
      select f.workspace_id, k.dimension, k.key, 1 as n from fresh f
        cross join lateral member_keys(f.facet, f.team_id, f.identity_provider, f.tags, f.sites) k
      union all
      select s.workspace_id, k.dimension, k.key, -1 from stale s
        cross join lateral member_keys(s.facet, s.team_id, s.identity_provider, s.tags, s.sites) k
    ) moves group by 1, 2, 3 having sum(n) <> 0;
  return null;
end $$;
