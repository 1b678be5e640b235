-- People on whose behalf agents call a project's tools, and what was done for them.

-- Address, name and search text are copies of the person's, kept by a trigger: a sort over a join has
-- no index. servers: those they have connected, kept by a trigger on the credentials.
-- queries_week, calls_week: of today and the six days before; see project_activity.
create table project_user (
  workspace_id uuid not null,
  project_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  email text not null,
  email_key text collate "C" not null,
  name text not null default '',
  search_key text collate "C" not null default '',
  servers uuid[] not null default '{}',
  server_count int not null generated always as (cardinality(servers)) stored,
  facet int not null generated always as ((cardinality(servers) > 0)::int) stored,
  queries_week int not null default 0,
  calls_week int not null default 0,
  last_active timestamptz not null default '-infinity',
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, project_id, person_id),
  foreign key (workspace_id, project_id) references project (workspace_id, id) on delete cascade,
  foreign key (workspace_id, person_id) references person (workspace_id, id)
);
create index project_user_by_email on project_user (workspace_id, project_id, email_key, id);
create index project_user_by_servers on project_user (workspace_id, project_id, server_count, id);
create index project_user_by_queries on project_user (workspace_id, project_id, queries_week, id);
create index project_user_by_calls on project_user (workspace_id, project_id, calls_week, id);
create index project_user_by_last_active on project_user (workspace_id, project_id, last_active, id);
create index project_user_by_created on project_user (workspace_id, project_id, id);
create index project_user_by_facet on project_user (workspace_id, project_id, facet, id);
create index project_user_by_person on project_user (workspace_id, person_id);
create index project_user_by_server on project_user using gin (servers)
  with (gin_pending_list_limit = 4096);

create view project_user_list as select * from project_user
  where workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid;

create function project_user_follows_person() returns trigger language plpgsql as $$
begin
  update project_user set email = new.email, email_key = new.email_key, name = new.name,
    search_key = new.search_key
  where workspace_id = new.workspace_id and person_id = new.id;
  return null;
end $$;
create trigger project_user_follows_person
  after update of email, email_key, name, search_key on person for each row
  when ((old.email, old.email_key, old.name, old.search_key)
    is distinct from (new.email, new.email_key, new.name, new.search_key))
  execute function project_user_follows_person();

-- With a deleted account goes what its person had given: a tombstone has no secrets.
create function project_user_ends_with_account() returns trigger language plpgsql as $$
begin
  delete from project_user where workspace_id = new.workspace_id and person_id = new.id;
  return null;
end $$;
create trigger project_user_ends_with_account after update of account_id on person for each row
  when (old.account_id is not null and new.account_id is null)
  execute function project_user_ends_with_account();

-- How many there are of each kind, as member_count. dimension: facet, server.
create table project_user_count (
  workspace_id uuid not null,
  project_id uuid not null,
  dimension text collate "C" not null,
  key text collate "C" not null,
  n bigint not null
);
create index project_user_count_by_key
  on project_user_count (workspace_id, project_id, dimension, key) include (n);

create function project_user_keys(facet int, servers uuid[])
  returns table (dimension text, key text) language sql immutable parallel safe as $$
    select 'facet', facet::text
    union all select 'server', unnest(servers)::text
  $$;
create function project_user_added() returns trigger language plpgsql as $$
begin
  insert into project_user_count (workspace_id, project_id, dimension, key, n)
    select f.workspace_id, f.project_id, k.dimension, k.key, count(*) from fresh f
      cross join lateral project_user_keys(f.facet, f.servers) k
    group by 1, 2, 3, 4;
  return null;
end $$;
create function project_user_taken() returns trigger language plpgsql as $$
begin
  insert into project_user_count (workspace_id, project_id, dimension, key, n)
    select s.workspace_id, s.project_id, k.dimension, k.key, -count(*) from stale s
      cross join lateral project_user_keys(s.facet, s.servers) k
    group by 1, 2, 3, 4;
  return null;
end $$;
create function project_user_moved() returns trigger language plpgsql as $$
begin
  insert into project_user_count (workspace_id, project_id, dimension, key, n)
    select workspace_id, project_id, dimension, key, sum(n) from (
      select f.workspace_id, f.project_id, k.dimension, k.key, s.n
      from fresh f join stale o on o.workspace_id = f.workspace_id and o.id = f.id
        and o.servers <> f.servers
        cross join lateral (
          select 1 as n, f.facet, f.servers union all select -1, o.facet, o.servers) s
        cross join lateral project_user_keys(s.facet, s.servers) k
    ) moves group by 1, 2, 3, 4 having sum(n) <> 0;
  return null;
end $$;
create trigger project_user_added after insert on project_user
  referencing new table as fresh for each statement execute function project_user_added();
create trigger project_user_taken after delete on project_user
  referencing old table as stale for each statement execute function project_user_taken();
create trigger project_user_moved after update on project_user
  referencing old table as stale new table as fresh for each statement
  execute function project_user_moved();

-- What happened. Plain tables: ids begin with the time, and a person's rows lie together.
create table mcp_session (
  workspace_id uuid not null,
  project_id uuid not null,
  project_user_id uuid not null,
  agent_id uuid not null,
  id uuid primary key,
  protocol text not null,
  client text not null,
  started_at timestamptz not null,
  last_at timestamptz not null,
  ended_at timestamptz,
  foreign key (workspace_id, project_user_id) references project_user (workspace_id, id)
    on delete cascade
);
create index mcp_session_by_user on mcp_session (workspace_id, project_user_id, id);

create table tool_query (
  workspace_id uuid not null,
  project_user_id uuid not null,
  session_id uuid not null,
  query text collate "C" not null,
  agent_id uuid not null,
  at timestamptz not null,
  primary key (workspace_id, project_user_id, session_id, query),
  foreign key (workspace_id, project_user_id) references project_user (workspace_id, id)
    on delete cascade
);

-- error: 1 authentication, 2 rate limit, 3 timeout, 4 execution; null when it went well.
create table tool_call (
  workspace_id uuid not null,
  project_user_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  server_id uuid not null,
  session_id uuid not null,
  at timestamptz not null,
  total_micros int not null,
  upstream_micros int not null,
  error smallint,
  tool text not null,
  query text not null,
  primary key (workspace_id, project_user_id, id),
  foreign key (workspace_id, project_user_id) references project_user (workspace_id, id)
    on delete cascade
);

-- The figures: which days they are of is said by zone; today is the last day of the week that
-- project_user shows. Whoever changes figures of a project holds its row.
create table project_activity (
  workspace_id uuid not null,
  project_id uuid not null,
  zone text not null,
  today date not null,
  primary key (workspace_id, project_id),
  foreign key (workspace_id, project_id) references project (workspace_id, id) on delete cascade
);

create table activity_day (
  workspace_id uuid not null,
  project_id uuid not null,
  project_user_id uuid not null,
  day date not null,
  sessions int not null default 0,
  queries int not null default 0,
  primary key (workspace_id, project_user_id, day),
  foreign key (workspace_id, project_user_id) references project_user (workspace_id, id)
    on delete cascade
);
create index activity_day_of_project on activity_day (workspace_id, project_id, day);

create table tool_day (
  workspace_id uuid not null,
  project_id uuid not null,
  project_user_id uuid not null,
  day date not null,
  server_id uuid not null,
  tool text collate "C" not null,
  calls int not null default 0,
  authentication_errors int not null default 0,
  rate_limit_errors int not null default 0,
  timeout_errors int not null default 0,
  execution_errors int not null default 0,
  total_micros bigint not null default 0,
  upstream_micros bigint not null default 0,
  last_at timestamptz not null,
  primary key (workspace_id, project_user_id, day, server_id, tool),
  foreign key (workspace_id, project_user_id) references project_user (workspace_id, id)
    on delete cascade
);
create index tool_day_of_project on tool_day (workspace_id, project_id, day);

alter table project_user enable row level security;
create policy project_user_of_workspace on project_user using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
alter table project_user_count enable row level security;
create policy project_user_count_of_workspace on project_user_count using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
alter table mcp_session enable row level security;
create policy mcp_session_of_workspace on mcp_session using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
alter table tool_query enable row level security;
create policy tool_query_of_workspace on tool_query using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
alter table tool_call enable row level security;
create policy tool_call_of_workspace on tool_call using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
alter table project_activity enable row level security;
create policy project_activity_of_workspace on project_activity using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
alter table activity_day enable row level security;
create policy activity_day_of_workspace on activity_day using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
alter table tool_day enable row level security;
create policy tool_day_of_workspace on tool_day using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
grant select on project_user_list to gatehouse_server;
grant select, insert, delete on project_user_count to gatehouse_server;
grant select, insert, update, delete on project_user, mcp_session, tool_query, tool_call,
  project_activity, activity_day, tool_day to gatehouse_server;
