-- What the list of members needs to stay fast at a million rows. See docs/adr on the list engine.

create extension if not exists pg_trgm;

-- One search text a person: name and address, folded by the server (the same in SQL is slow).
alter table person add column search_key text collate "C" not null default '';
create index person_by_search on person using gin (search_key gin_trgm_ops)
  with (gin_pending_list_limit = 4096);

-- sites: the sites a member may enter; the zero id stands for all of them.
-- facet: role, status and second step in one number: filters on them become a few index ranges.
alter table member
  add column first_name text not null default '',
  add column last_name text not null default '',
  add column team_id uuid,
  add column tags uuid[] not null default '{}',
  add column sites uuid[] not null default '{}',
  add column facet int generated always as ((role * 4 + status) * 2 + two_factor::int) stored;

update member m set first_name = p.first_name, last_name = p.last_name
  from person p where p.workspace_id = m.workspace_id and p.id = m.person_id;
-- Until the server writes it anew it is folded as well as SQL can.
update person set search_key = lower(name || ' ' || email);

create index member_by_last_login on member (workspace_id, last_login, id);
create index member_by_facet on member (workspace_id, facet, id);
create index member_by_facet_name on member (workspace_id, facet, name_key, id);
create index member_by_facet_last_login on member (workspace_id, facet, last_login, id);
create index member_by_team on member (workspace_id, team_id, id) where team_id is not null;
create index member_by_provider on member (workspace_id, identity_provider, id)
  where identity_provider is not null;
create index member_banned on member (workspace_id, banned_until, id)
  where banned_until is not null;
create index member_by_tag on member using gin (tags) with (gin_pending_list_limit = 4096);
create index member_by_site on member using gin (sites) with (gin_pending_list_limit = 4096);

-- Lists read through these. Under row-level security an index on LIKE or && is never used, since
-- those operators might leak; a view of the owner says whose rows are seen just as strictly.
create view member_list as select * from member
  where workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid;
create view person_list as select * from person
  where workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid;
grant select on member_list, person_list to gatehouse_server;

-- How many members there are of each kind. Writers only append; the server adds up now and then.
-- dimension: facet, team, provider, tag, site; key: the number or id, '' for none.
create table member_count (
  workspace_id uuid not null,
  dimension text collate "C" not null,
  key text collate "C" not null,
  n bigint not null
);
create index member_count_by_key on member_count (workspace_id, dimension, key) include (n);
alter table member_count enable row level security;
create policy member_count_of_workspace on member_count using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
grant select, insert, delete on member_count to gatehouse_server;

create function member_keys(facet int, team uuid, provider uuid, tags uuid[], sites uuid[])
  returns table (dimension text, key text) language sql immutable parallel safe as $$
    select 'facet', facet::text
    union all select 'team', coalesce(team::text, '')
    union all select 'provider', coalesce(provider::text, '')
    union all select 'tag', unnest(tags)::text
    union all select 'site', unnest(sites)::text
  $$;

-- A trigger of the statement: no way of writing members can forget it.
create function member_added() returns trigger language plpgsql as $$
begin
  insert into member_count (workspace_id, dimension, key, n)
    select f.workspace_id, k.dimension, k.key, count(*) from fresh f
      cross join lateral member_keys(f.facet, f.team_id, f.identity_provider, f.tags, f.sites) k
    group by 1, 2, 3;
  return null;
end $$;
create function member_taken() returns trigger language plpgsql as $$
begin
  insert into member_count (workspace_id, dimension, key, n)
    select s.workspace_id, k.dimension, k.key, -count(*) from stale s
      cross join lateral member_keys(s.facet, s.team_id, s.identity_provider, s.tags, s.sites) k
    group by 1, 2, 3;
  return null;
end $$;
create function member_moved() returns trigger language plpgsql as $$
begin
  insert into member_count (workspace_id, dimension, key, n)
    select workspace_id, dimension, key, sum(n) from (
      select f.workspace_id, k.dimension, k.key, s.n
      from fresh f join stale o on o.workspace_id = f.workspace_id and o.id = f.id
        and (o.facet, o.team_id, o.identity_provider, o.tags, o.sites)
          is distinct from (f.facet, f.team_id, f.identity_provider, f.tags, f.sites)
        cross join lateral (
          select 1 as n, f.facet, f.team_id, f.identity_provider, f.tags, f.sites
          union all select -1, o.facet, o.team_id, o.identity_provider, o.tags, o.sites) s
        cross join lateral member_keys(s.facet, s.team_id, s.identity_provider, s.tags, s.sites) k
    ) moves group by 1, 2, 3 having sum(n) <> 0;
  return null;
end $$;
create trigger member_added after insert on member
  referencing new table as fresh for each statement execute function member_added();
create trigger member_taken after delete on member
  referencing old table as stale for each statement execute function member_taken();
create trigger member_moved after update on member
  referencing old table as stale new table as fresh for each statement
  execute function member_moved();

insert into member_count (workspace_id, dimension, key, n)
  select m.workspace_id, k.dimension, k.key, count(*) from member m
    cross join lateral member_keys(m.facet, m.team_id, m.identity_provider, m.tags, m.sites) k
  group by 1, 2, 3;

-- Views of a list that people keep: their own, or shared with the workspace.
create table saved_view (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  list text not null,
  name text not null,
  owner_account uuid not null references account (id),
  shared boolean not null default false,
  address text not null,
  created_at timestamptz not null,
  version bigint not null default 1,
  primary key (workspace_id, id)
);
create unique index saved_view_by_name on saved_view (workspace_id, list, owner_account, lower(name));
alter table saved_view enable row level security;
create policy saved_view_of_workspace on saved_view using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
grant select, insert, update, delete on saved_view to gatehouse_server;
