-- A counter that changes stays on its page, so that no index learns of it.
alter table tool_day set (fillfactor = 60);
alter table activity_day set (fillfactor = 60);
alter table project_hour set (fillfactor = 60);
alter table project_tool_day set (fillfactor = 60);
alter table project_agent_day set (fillfactor = 60);
alter table project_latency_day set (fillfactor = 60);
