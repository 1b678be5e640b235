-- workspace_id is all zeroes for the server's own jobs.
create table job (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null,
  title text not null,
  arguments jsonb not null,
  state text not null check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  total bigint,
  done bigint not null default 0,
  failed bigint not null default 0,
  skipped bigint not null default 0,
  -- The last item that was processed; with the counts it moves in the transaction of the effect.
  position bigint not null default 0,
  planned boolean not null default false,
  checkpoint jsonb,
  cancel_asked boolean not null default false,
  undoable boolean not null default false,
  undo_of uuid,
  creator_type text not null,
  creator_account uuid,
  creator_credential uuid,
  creator_name text not null,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  error text,
  file_name text,
  file_type text,
  primary key (workspace_id, id)
);
create index job_by_finish on job (finished_at) where finished_at is not null;
create index job_unfinished on job (created_at) where finished_at is null;

create table job_item (
  workspace_id uuid not null,
  job_id uuid not null,
  seq bigint not null,
  subject text,
  subject_name text not null,
  argument jsonb,
  before jsonb,
  outcome text check (outcome in ('done', 'skipped', 'failed')),
  reason text,
  primary key (workspace_id, job_id, seq),
  foreign key (workspace_id, job_id) references job (workspace_id, id) on delete cascade
) with (fillfactor = 70);

-- Results live here and not in a folder: any node can write them, any node can hand them out.
create table job_file (
  workspace_id uuid not null,
  job_id uuid not null,
  part int not null,
  bytes bytea not null,
  primary key (workspace_id, job_id, part),
  foreign key (workspace_id, job_id) references job (workspace_id, id) on delete cascade
);

alter table job enable row level security;
create policy job_of_workspace on job using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
alter table job_item enable row level security;
create policy job_item_of_workspace on job_item using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');
alter table job_file enable row level security;
create policy job_file_of_workspace on job_file using (
  workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid
  or current_setting('gatehouse.scope', true) = 'server');

grant select, insert, update, delete on job, job_item, job_file to gatehouse_server;
