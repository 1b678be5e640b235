-- Figures of whole projects, counted in the statement that writes the events, so that a page of them
-- reads some hundred rows however much happened. Days and hours are those of the workspace's zone.

-- Microseconds in steps of a 32nd of an octave: a step is at most 3.2% wide, its middle at most 1.6%
-- off. Below 32 each microsecond is a step.
create function latency_step(micros int) returns smallint language sql immutable parallel safe as $$
  select (case when micros < 32 then greatest(micros, 0) else
    32 * (width_bucket(micros, '{32,64,128,256,512,1024,2048,4096,8192,16384,32768,65536,131072,262144,
      524288,1048576,2097152,4194304,8388608,16777216,33554432,67108864,134217728,268435456,536870912,
      1073741824}'::int[]))
    + ((micros >> (width_bucket(micros, '{32,64,128,256,512,1024,2048,4096,8192,16384,32768,65536,131072,
      262144,524288,1048576,2097152,4194304,8388608,16777216,33554432,67108864,134217728,268435456,
      536870912,1073741824}'::int[]) - 1)) & 31) end)::smallint
$$;

create table project_hour (
  workspace_id uuid not null,
  project_id uuid not null,
  day date not null,
  hour smallint not null,
  sessions int not null default 0,
  queries int not null default 0,
  calls int not null default 0,
  authentication_errors int not null default 0,
  rate_limit_errors int not null default 0,
  timeout_errors int not null default 0,
  execution_errors int not null default 0,
  total_micros bigint not null default 0,
  upstream_micros bigint not null default 0,
  primary key (workspace_id, project_id, day, hour),
  foreign key (workspace_id, project_id) references project (workspace_id, id) on delete cascade
);

create table project_tool_day (
  workspace_id uuid not null,
  project_id uuid not null,
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
  primary key (workspace_id, project_id, day, server_id, tool),
  foreign key (workspace_id, project_id) references project (workspace_id, id) on delete cascade
);

create table project_agent_day (
  workspace_id uuid not null,
  project_id uuid not null,
  day date not null,
  agent_id uuid not null,
  sessions int not null default 0,
  queries int not null default 0,
  calls int not null default 0,
  authentication_errors int not null default 0,
  rate_limit_errors int not null default 0,
  timeout_errors int not null default 0,
  execution_errors int not null default 0,
  total_micros bigint not null default 0,
  upstream_micros bigint not null default 0,
  primary key (workspace_id, project_id, day, agent_id),
  foreign key (workspace_id, project_id) references project (workspace_id, id) on delete cascade
);

-- How many calls took how long: upstream, or the rest, which is what the gateway adds.
create table project_latency_day (
  workspace_id uuid not null,
  project_id uuid not null,
  day date not null,
  upstream boolean not null,
  step smallint not null,
  calls int not null,
  primary key (workspace_id, project_id, day, upstream, step),
  foreign key (workspace_id, project_id) references project (workspace_id, id) on delete cascade
);

-- counted: which figures there are; those of before this migration are counted at the next look.
-- events_from: earlier events have had their time, so days before it keep the figures they have.
alter table project_activity
  add column counted smallint not null default 0,
  add column events_from timestamptz not null default '-infinity';

-- For what has had its time: rows come in the order of their time, nearly.
create index mcp_session_by_time on mcp_session using brin (started_at);
create index tool_query_by_time on tool_query using brin (at);
create index tool_call_by_time on tool_call using brin (at);

alter table project_hour enable row level security;
create policy project_hour_of_workspace on project_hour using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
alter table project_tool_day enable row level security;
create policy project_tool_day_of_workspace on project_tool_day using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
alter table project_agent_day enable row level security;
create policy project_agent_day_of_workspace on project_agent_day using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
alter table project_latency_day enable row level security;
create policy project_latency_day_of_workspace on project_latency_day using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
grant select, insert, update, delete on project_hour, project_tool_day, project_agent_day,
  project_latency_day to gatehouse_server;
