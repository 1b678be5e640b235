-- How many users of a project were last active when: counted by quarters of an hour, so that who was
-- active in a week or a month is the sum of some counts, in any time zone, however many users there are.

-- Since 1970 in UTC, as text that sorts; never is ''.
create function quarter_hour(at timestamptz) returns text language sql immutable parallel safe as $$
  select case when at = '-infinity' then ''
    else lpad(greatest(floor(extract(epoch from at) / 900), 0)::text, 8, '0') end
$$;

create function project_user_keys(facet int, servers uuid[], last_active timestamptz)
  returns table (dimension text, key text) language sql immutable parallel safe as $$
    select 'facet', facet::text
    union all select 'server', unnest(servers)::text
    union all select 'active/' || facet, quarter_hour(last_active)
  $$;
create or replace function project_user_added() returns trigger language plpgsql as $$
begin
  insert into project_user_count (workspace_id, project_id, dimension, key, n)
    select f.workspace_id, f.project_id, k.dimension, k.key, count(*) from fresh f
      cross join lateral project_user_keys(f.facet, f.servers, f.last_active) k
    group by 1, 2, 3, 4;
  return null;
end $$;
create or replace function project_user_taken() returns trigger language plpgsql as $$
begin
  insert into project_user_count (workspace_id, project_id, dimension, key, n)
    select s.workspace_id, s.project_id, k.dimension, k.key, -count(*) from stale s
      cross join lateral project_user_keys(s.facet, s.servers, s.last_active) k
    group by 1, 2, 3, 4;
  return null;
end $$;
-- Both sides counted, without a join: see member_moved.
create or replace function project_user_moved() returns trigger language plpgsql as $$
begin
  insert into project_user_count (workspace_id, project_id, dimension, key, n)
    select workspace_id, project_id, dimension, key, sum(n) from (
      select f.workspace_id, f.project_id, k.dimension, k.key, 1 as n from fresh f
        cross join lateral project_user_keys(f.facet, f.servers, f.last_active) k
      union all
      select s.workspace_id, s.project_id, k.dimension, k.key, -1 from stale s
        cross join lateral project_user_keys(s.facet, s.servers, s.last_active) k
    ) moves group by 1, 2, 3, 4 having sum(n) <> 0;
  return null;
end $$;
drop function project_user_keys(int, uuid[]);

insert into project_user_count (workspace_id, project_id, dimension, key, n)
  select workspace_id, project_id, 'active/' || facet, quarter_hour(last_active), count(*)
  from project_user group by 1, 2, 3, 4;
