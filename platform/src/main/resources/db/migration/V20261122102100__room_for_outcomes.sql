-- Each item is written once more, with its outcome: on the same page, when there is room.
alter table job_item set (fillfactor = 60);
