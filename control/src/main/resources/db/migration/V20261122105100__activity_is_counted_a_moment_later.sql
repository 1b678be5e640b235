-- Events are written by many at once and counted by one: a batch of events comes with a row for each
-- of its projects that says it waits, in the same transaction. Whoever counts takes that row away, in
-- the transaction in which the figures change.

create sequence activity_batch;

-- The transaction that wrote it; 0 for all that was counted before there were batches.
alter table mcp_session add column batch bigint not null default 0;
alter table tool_query add column batch bigint not null default 0;
alter table tool_call add column batch bigint not null default 0;
create index mcp_session_by_batch on mcp_session (batch);
create index tool_query_by_batch on tool_query (batch);
create index tool_call_by_batch on tool_call (batch);

-- first_at, last_at: when its events happened. users: who was active, and when last.
create table activity_waiting (
  workspace_id uuid not null,
  project_id uuid not null,
  batch bigint not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  users uuid[] not null,
  active_at timestamptz[] not null,
  primary key (workspace_id, project_id, batch),
  foreign key (workspace_id, project_id) references project (workspace_id, id) on delete cascade
);
alter table activity_waiting enable row level security;
create policy activity_waiting_of_workspace on activity_waiting using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
grant usage on sequence activity_batch to gatehouse_server;
grant select, insert, delete on activity_waiting to gatehouse_server;
