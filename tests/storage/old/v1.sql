PRAGMA application_id = 1179537236;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'fieldnotes','foundation','2026-11-24 15:12:23.959831+00:00');
CREATE TABLE actor (id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL DEFAULT 'person',
    pseudonym TEXT NOT NULL DEFAULT '', description TEXT NOT NULL DEFAULT '', batch INTEGER) STRICT;
INSERT INTO "actor" VALUES('81fa378066064c4dbce321c5b6d60066','Winifred Pask','person','Nell','',NULL);
INSERT INTO "actor" VALUES('2c534f8e278e4dbd9e93dd2ef014d0bb','The crew','group','','',NULL);
CREATE TABLE alias (id TEXT PRIMARY KEY, actor TEXT NOT NULL REFERENCES actor(id) ON DELETE CASCADE,
    form TEXT NOT NULL, pseudonym TEXT NOT NULL DEFAULT '', start TEXT, "end" TEXT, batch INTEGER) STRICT;
CREATE TABLE change (id INTEGER PRIMARY KEY, step INTEGER NOT NULL REFERENCES step(n) ON DELETE CASCADE,
    tbl TEXT NOT NULL, row TEXT NOT NULL, op TEXT NOT NULL, before TEXT) STRICT;
INSERT INTO "change" VALUES(1,1,'project','b225d3c1393649dc8fb09fb905181487','insert',NULL);
INSERT INTO "change" VALUES(2,1,'contributor','b4734875fa4b4ee0abf561838b87771c','insert',NULL);
INSERT INTO "change" VALUES(3,2,'site','324becd7b9e24a84b0ee119a32c7fc2f','insert',NULL);
INSERT INTO "change" VALUES(4,3,'site','032af4fd8bd348f688d156f2f6857a07','insert',NULL);
INSERT INTO "change" VALUES(5,4,'actor','81fa378066064c4dbce321c5b6d60066','insert',NULL);
INSERT INTO "change" VALUES(6,5,'actor','2c534f8e278e4dbd9e93dd2ef014d0bb','insert',NULL);
INSERT INTO "change" VALUES(7,6,'team','d85e73173ab34bf5acf047d9f64d24b4','insert',NULL);
INSERT INTO "change" VALUES(8,7,'note','4e4076fffbb54e6ab08c43fc6b8171dc','insert',NULL);
INSERT INTO "change" VALUES(9,7,'note_actor','01a20e1d7fc27ec3a3c8bd54b35e99a6','insert',NULL);
INSERT INTO "change" VALUES(10,7,'mark','01a20e1d7fc3729db4a51507f0285814','insert',NULL);
INSERT INTO "change" VALUES(11,8,'note','83c60ceaa8104f5caa5775ff8f8fdcc1','insert',NULL);
INSERT INTO "change" VALUES(12,9,'code','acfdece9b7f041d09b33194ce0dd0d8f','insert',NULL);
INSERT INTO "change" VALUES(13,9,'code_event','01a20e1d7fc67fae95ffc8da51781153','insert',NULL);
INSERT INTO "change" VALUES(14,10,'code','e31a4af94f9a46bab3675b00467eb07d','insert',NULL);
INSERT INTO "change" VALUES(15,10,'code_event','01a20e1d7fc87b8f8bb4840765668931','insert',NULL);
INSERT INTO "change" VALUES(16,11,'code','35826f3f4f5644259d01cbf3b5c8ebe7','insert',NULL);
INSERT INTO "change" VALUES(17,11,'code_event','01a20e1d7fca759ea1fef7e7a99ee491','insert',NULL);
INSERT INTO "change" VALUES(18,12,'passage','01a20e1d7fcb7ee9a63c9b2ce1164f8d','insert',NULL);
INSERT INTO "change" VALUES(19,12,'coding','01a20e1d7fcc76b19f7c634003726672','insert',NULL);
INSERT INTO "change" VALUES(20,13,'passage','01a20e1d7fce7084b57a9ac489fca95c','insert',NULL);
INSERT INTO "change" VALUES(21,13,'coding','01a20e1d7fce74fd8c0eebd295902069','insert',NULL);
INSERT INTO "change" VALUES(22,14,'turn','03517791851143e6bef242665d279ae1','insert',NULL);
INSERT INTO "change" VALUES(23,15,'register','01a20e1d7fd17fd6b3f4b7b91c0b119f','insert',NULL);
INSERT INTO "change" VALUES(24,16,'memo','c104f910d8054d98a54cb0dc0d520233','insert',NULL);
INSERT INTO "change" VALUES(25,16,'memo_entry','c68161e89a9f4636b853bdb26f31fc11','insert',NULL);
INSERT INTO "change" VALUES(26,16,'link','756e9ad565144b279cc6ca153415c6d8','insert',NULL);
INSERT INTO "change" VALUES(27,17,'link','034fc6275a744a3ba2ca7bc278ba6507','insert',NULL);
INSERT INTO "change" VALUES(28,18,'mention','01a20e1d7fd67d9fa854c450101b46c5','insert',NULL);
INSERT INTO "change" VALUES(29,19,'fact','27958c4e2f7245d0b3accdc96f941405','insert',NULL);
INSERT INTO "change" VALUES(30,20,'phase','4d1fc139147d4eb0be1d936ea35940b1','insert',NULL);
INSERT INTO "change" VALUES(31,21,'note','4e4076fffbb54e6ab08c43fc6b8171dc','edit','{"p":4,"r":"chain","i":"long chain","s":[["mark","01a20e1d7fc3729db4a51507f0285814",0,9,0]]}');
INSERT INTO "change" VALUES(32,21,'note','4e4076fffbb54e6ab08c43fc6b8171dc','update','{"id":"4e4076fffbb54e6ab08c43fc6b8171dc","kind":"fieldnote","title":"Four words","author":null,"strand":null,"visit":null,"site":"324becd7b9e24a84b0ee119a32c7fc2f","observed":"2014-08-27","observed_to":null,"precision":"day","observed_first":"2014-08-27","observed_last":"2014-08-27","written":"2014-08-28","language":"","recording":"","restriction":"","status":"written","grown_from":null,"source":"","encoding":"","created_at":1795533144002,"modified_at":1795533144002,"batch":null}');
INSERT INTO "change" VALUES(33,22,'code','35826f3f4f5644259d01cbf3b5c8ebe7','update','{"id":"35826f3f4f5644259d01cbf3b5c8ebe7","name":"Money","parent":null,"position":1,"colour":"#2E6E68","origin":"emergent","phase":"open","status":"active","definition":"","include":"","exclude":"","example":"","created_at":1795533144010,"batch":null}');
INSERT INTO "change" VALUES(34,22,'code_event','01a20e1d7fdf7cf58b53759f126a8ce5','insert',NULL);
CREATE TABLE code (id TEXT PRIMARY KEY, name TEXT NOT NULL, parent TEXT REFERENCES code(id) ON DELETE SET NULL,
    position INTEGER NOT NULL DEFAULT 0, colour TEXT NOT NULL, origin TEXT NOT NULL DEFAULT 'emergent',
    phase TEXT NOT NULL DEFAULT 'open', status TEXT NOT NULL DEFAULT 'active', definition TEXT NOT NULL DEFAULT '',
    include TEXT NOT NULL DEFAULT '', exclude TEXT NOT NULL DEFAULT '', example TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL, batch INTEGER) STRICT;
INSERT INTO "code" VALUES('acfdece9b7f041d09b33194ce0dd0d8f','Waiting',NULL,0,'#B4532A','emergent','open','active','Time that others own.','','','',1795533144006,NULL);
INSERT INTO "code" VALUES('e31a4af94f9a46bab3675b00467eb07d','Water time','acfdece9b7f041d09b33194ce0dd0d8f',0,'#B4532A','emergent','open','active','','','','',1795533144008,NULL);
INSERT INTO "code" VALUES('35826f3f4f5644259d01cbf3b5c8ebe7','Fares',NULL,1,'#2E6E68','emergent','open','active','','','','',1795533144010,NULL);
CREATE TABLE code_event (id TEXT PRIMARY KEY, code TEXT NOT NULL REFERENCES code(id) ON DELETE CASCADE,
    at INTEGER NOT NULL, contributor TEXT, kind TEXT NOT NULL, before TEXT NOT NULL DEFAULT '',
    after TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '', batch INTEGER) STRICT;
INSERT INTO "code_event" VALUES('01a20e1d7fc67fae95ffc8da51781153','acfdece9b7f041d09b33194ce0dd0d8f',1795533144006,'b4734875fa4b4ee0abf561838b87771c','created','','Waiting','',NULL);
INSERT INTO "code_event" VALUES('01a20e1d7fc87b8f8bb4840765668931','e31a4af94f9a46bab3675b00467eb07d',1795533144008,'b4734875fa4b4ee0abf561838b87771c','created','','Water time','',NULL);
INSERT INTO "code_event" VALUES('01a20e1d7fca759ea1fef7e7a99ee491','35826f3f4f5644259d01cbf3b5c8ebe7',1795533144010,'b4734875fa4b4ee0abf561838b87771c','created','','Money','',NULL);
INSERT INTO "code_event" VALUES('01a20e1d7fdf7cf58b53759f126a8ce5','35826f3f4f5644259d01cbf3b5c8ebe7',1795533144031,'b4734875fa4b4ee0abf561838b87771c','renamed','Money','Fares','clearer',NULL);
CREATE TABLE coding (id TEXT PRIMARY KEY, passage TEXT NOT NULL REFERENCES passage(id) ON DELETE CASCADE,
    code TEXT NOT NULL REFERENCES code(id) ON DELETE CASCADE, coder TEXT REFERENCES contributor(id) ON DELETE SET NULL,
    at INTEGER NOT NULL, comment TEXT NOT NULL DEFAULT '', weight INTEGER, exemplar INTEGER NOT NULL DEFAULT 0,
    batch INTEGER) STRICT;
INSERT INTO "coding" VALUES('01a20e1d7fcc76b19f7c634003726672','01a20e1d7fcb7ee9a63c9b2ce1164f8d','acfdece9b7f041d09b33194ce0dd0d8f','b4734875fa4b4ee0abf561838b87771c',1795533144012,'her words',NULL,0,NULL);
INSERT INTO "coding" VALUES('01a20e1d7fce74fd8c0eebd295902069','01a20e1d7fce7084b57a9ac489fca95c','35826f3f4f5644259d01cbf3b5c8ebe7','b4734875fa4b4ee0abf561838b87771c',1795533144014,'',NULL,0,NULL);
CREATE TABLE contributor (id TEXT PRIMARY KEY, name TEXT NOT NULL, initials TEXT NOT NULL DEFAULT '',
    colour TEXT NOT NULL DEFAULT '', created_at INTEGER NOT NULL DEFAULT 0, batch INTEGER) STRICT;
INSERT INTO "contributor" VALUES('b4734875fa4b4ee0abf561838b87771c','Ines Marlowe','IM','#2E6E68',1795533143991,NULL);
CREATE TABLE fact (id TEXT PRIMARY KEY, actor TEXT NOT NULL REFERENCES actor(id) ON DELETE CASCADE, key TEXT NOT NULL,
    value TEXT NOT NULL, start TEXT, "end" TEXT, source TEXT REFERENCES passage(id) ON DELETE SET NULL,
    batch INTEGER) STRICT;
INSERT INTO "fact" VALUES('27958c4e2f7245d0b3accdc96f941405','81fa378066064c4dbce321c5b6d60066','role','ferrywoman','2010','2015-09',NULL,NULL);
CREATE TABLE journal (id INTEGER PRIMARY KEY CHECK (id = 1), step INTEGER, seq INTEGER NOT NULL,
    quiet INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO "journal" VALUES(1,NULL,22,0);
CREATE TABLE link (id TEXT PRIMARY KEY, source_noun TEXT NOT NULL, source TEXT NOT NULL, target_noun TEXT NOT NULL,
    target TEXT NOT NULL, type TEXT NOT NULL DEFAULT 'about', reason TEXT NOT NULL DEFAULT '', at INTEGER NOT NULL,
    contributor TEXT, batch INTEGER) STRICT;
INSERT INTO "link" VALUES('756e9ad565144b279cc6ca153415c6d8','memo','c104f910d8054d98a54cb0dc0d520233','code','acfdece9b7f041d09b33194ce0dd0d8f','about','',1795533144019,'b4734875fa4b4ee0abf561838b87771c',NULL);
INSERT INTO "link" VALUES('034fc6275a744a3ba2ca7bc278ba6507','memo','c104f910d8054d98a54cb0dc0d520233','passage','01a20e1d7fcb7ee9a63c9b2ce1164f8d','supports','she says it',1795533144021,'b4734875fa4b4ee0abf561838b87771c',NULL);
CREATE TABLE mark (id TEXT PRIMARY KEY, note TEXT REFERENCES note(id) ON DELETE CASCADE,
    entry TEXT REFERENCES memo_entry(id) ON DELETE CASCADE, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    lost INTEGER NOT NULL DEFAULT 0, kind TEXT NOT NULL, value TEXT NOT NULL DEFAULT '', batch INTEGER,
    CHECK ((note IS NULL) <> (entry IS NULL))) STRICT;
INSERT INTO "mark" VALUES('01a20e1d7fc3729db4a51507f0285814','4e4076fffbb54e6ab08c43fc6b8171dc',NULL,0,4,0,'bold','',NULL);
CREATE TABLE media (id TEXT PRIMARY KEY, note TEXT NOT NULL REFERENCES note(id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, lost INTEGER NOT NULL DEFAULT 0, hash TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '', mime TEXT NOT NULL DEFAULT '', size INTEGER NOT NULL DEFAULT 0,
    caption TEXT NOT NULL DEFAULT '', alt TEXT NOT NULL DEFAULT '', taken TEXT, batch INTEGER) STRICT;
CREATE TABLE media_chunk (hash TEXT NOT NULL, n INTEGER NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY (hash, n)) STRICT, WITHOUT ROWID;
CREATE TABLE membership (id TEXT PRIMARY KEY, team TEXT REFERENCES team(id) ON DELETE CASCADE,
    grp TEXT REFERENCES actor(id) ON DELETE CASCADE, contributor TEXT REFERENCES contributor(id) ON DELETE CASCADE,
    actor TEXT REFERENCES actor(id) ON DELETE CASCADE, role TEXT NOT NULL DEFAULT '', start TEXT, "end" TEXT,
    batch INTEGER, CHECK ((team IS NULL) <> (grp IS NULL)), CHECK ((contributor IS NULL) <> (actor IS NULL))) STRICT;
CREATE TABLE memo (id TEXT PRIMARY KEY, title TEXT NOT NULL, kind TEXT NOT NULL DEFAULT 'analytic',
    visibility TEXT NOT NULL DEFAULT 'team', author TEXT REFERENCES contributor(id) ON DELETE SET NULL,
    created_at INTEGER NOT NULL, modified_at INTEGER NOT NULL, batch INTEGER) STRICT;
INSERT INTO "memo" VALUES('c104f910d8054d98a54cb0dc0d520233','On clocks','analytic','team','b4734875fa4b4ee0abf561838b87771c',1795533144019,1795533144019,NULL);
CREATE TABLE memo_entry (id TEXT PRIMARY KEY, memo TEXT NOT NULL REFERENCES memo(id) ON DELETE CASCADE,
    at INTEGER NOT NULL, author TEXT REFERENCES contributor(id) ON DELETE SET NULL,
    words INTEGER NOT NULL DEFAULT 0, batch INTEGER, text TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "memo_entry" VALUES('c68161e89a9f4636b853bdb26f31fc11','c104f910d8054d98a54cb0dc0d520233',1795533144019,'b4734875fa4b4ee0abf561838b87771c',6,NULL,'Time is owned. See Four words.');
CREATE TABLE mention (id TEXT PRIMARY KEY, note TEXT REFERENCES note(id) ON DELETE CASCADE,
    entry TEXT REFERENCES memo_entry(id) ON DELETE CASCADE, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    lost INTEGER NOT NULL DEFAULT 0, target_noun TEXT NOT NULL, target TEXT NOT NULL, batch INTEGER,
    CHECK ((note IS NULL) <> (entry IS NULL))) STRICT;
INSERT INTO "mention" VALUES('01a20e1d7fd67d9fa854c450101b46c5','4e4076fffbb54e6ab08c43fc6b8171dc',NULL,38,41,0,'actor','81fa378066064c4dbce321c5b6d60066',NULL);
CREATE TABLE note (id TEXT PRIMARY KEY, kind TEXT NOT NULL DEFAULT 'fieldnote', title TEXT NOT NULL DEFAULT '',
    author TEXT REFERENCES contributor(id) ON DELETE SET NULL,
    strand TEXT REFERENCES strand(id) ON DELETE SET NULL, visit TEXT REFERENCES visit(id) ON DELETE SET NULL,
    site TEXT REFERENCES site(id) ON DELETE SET NULL, observed TEXT, observed_to TEXT, precision TEXT,
    observed_first TEXT, observed_last TEXT, written TEXT, language TEXT NOT NULL DEFAULT '',
    recording TEXT NOT NULL DEFAULT '', restriction TEXT NOT NULL DEFAULT '', status TEXT NOT NULL DEFAULT 'written',
    grown_from TEXT REFERENCES note(id) ON DELETE SET NULL, source TEXT NOT NULL DEFAULT '',
    encoding TEXT NOT NULL DEFAULT '', words INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL,
    modified_at INTEGER NOT NULL, batch INTEGER, text TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "note" VALUES('4e4076fffbb54e6ab08c43fc6b8171dc','fieldnote','Four words',NULL,NULL,NULL,'324becd7b9e24a84b0ee119a32c7fc2f','2014-08-27',NULL,'day','2014-08-27','2014-08-27','2014-08-28','','','','written',NULL,'','',23,1795533144002,1795533144027,NULL,'The long chain was slack all morning.
She said: you wait for the water, not the clock.
I wrote this on the ferry.');
INSERT INTO "note" VALUES('83c60ceaa8104f5caa5775ff8f8fdcc1','jotting','Wet',NULL,NULL,NULL,NULL,'2016',NULL,'year','2016-01-01','2016-12-31',NULL,'','','','written',NULL,'','',3,1795533144004,1795533144004,NULL,'Rain. Rain again.');
CREATE TABLE note_actor (id TEXT PRIMARY KEY, note TEXT NOT NULL REFERENCES note(id) ON DELETE CASCADE,
    actor TEXT NOT NULL REFERENCES actor(id) ON DELETE CASCADE, position INTEGER NOT NULL DEFAULT 0, batch INTEGER)
    STRICT;
INSERT INTO "note_actor" VALUES('01a20e1d7fc27ec3a3c8bd54b35e99a6','4e4076fffbb54e6ab08c43fc6b8171dc','81fa378066064c4dbce321c5b6d60066',0,NULL);
CREATE TABLE passage (id TEXT PRIMARY KEY, note TEXT NOT NULL REFERENCES note(id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, lost INTEGER NOT NULL DEFAULT 0, words TEXT NOT NULL,
    before TEXT NOT NULL DEFAULT '', after TEXT NOT NULL DEFAULT '', restriction TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL, batch INTEGER) STRICT;
INSERT INTO "passage" VALUES('01a20e1d7fcb7ee9a63c9b2ce1164f8d','4e4076fffbb54e6ab08c43fc6b8171dc',48,70,0,'you wait for the water','as slack all morning.
She said: ',', not the clock.
I wrote this on','',1795533144011,NULL);
INSERT INTO "passage" VALUES('01a20e1d7fce7084b57a9ac489fca95c','4e4076fffbb54e6ab08c43fc6b8171dc',0,24,0,'The long chain was slack','',' all morning.
She said: you wait','',1795533144014,NULL);
CREATE TABLE phase (id TEXT PRIMARY KEY, name TEXT NOT NULL, start TEXT NOT NULL, "end" TEXT,
    soft INTEGER NOT NULL DEFAULT 0, colour TEXT NOT NULL DEFAULT '', description TEXT NOT NULL DEFAULT '',
    strand TEXT REFERENCES strand(id) ON DELETE SET NULL, batch INTEGER) STRICT;
INSERT INTO "phase" VALUES('4d1fc139147d4eb0be1d936ea35940b1','First summer','2014-06','2014-09',0,'#2E6E68','',NULL,NULL);
CREATE TABLE position_entry (id TEXT PRIMARY KEY,
    contributor TEXT NOT NULL REFERENCES contributor(id) ON DELETE CASCADE,
    start TEXT NOT NULL, "end" TEXT, standing TEXT NOT NULL, text TEXT NOT NULL DEFAULT '', batch INTEGER) STRICT;
CREATE TABLE project (id TEXT PRIMARY KEY, title TEXT NOT NULL, aims TEXT NOT NULL DEFAULT '',
    methodology TEXT NOT NULL DEFAULT '', description TEXT NOT NULL DEFAULT '', languages TEXT NOT NULL DEFAULT 'en',
    created_at INTEGER NOT NULL, batch INTEGER) STRICT;
INSERT INTO "project" VALUES('b225d3c1393649dc8fb09fb905181487','Keeping the ferry','','','','en',1795533143990,NULL);
CREATE TABLE register (id TEXT PRIMARY KEY, note TEXT NOT NULL REFERENCES note(id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, lost INTEGER NOT NULL DEFAULT 0, kind TEXT NOT NULL,
    batch INTEGER) STRICT;
INSERT INTO "register" VALUES('01a20e1d7fd17fd6b3f4b7b91c0b119f','4e4076fffbb54e6ab08c43fc6b8171dc',38,87,0,'verbatim',NULL);
CREATE TABLE revision (id INTEGER PRIMARY KEY, tbl TEXT NOT NULL, row TEXT NOT NULL, at INTEGER NOT NULL,
    contributor TEXT, step INTEGER, words INTEGER NOT NULL, text TEXT NOT NULL) STRICT;
INSERT INTO "revision" VALUES(1,'note','4e4076fffbb54e6ab08c43fc6b8171dc',1795533144030,'b4734875fa4b4ee0abf561838b87771c',21,23,'The long chain was slack all morning.
She said: you wait for the water, not the clock.
I wrote this on the ferry.');
CREATE TABLE site (id TEXT PRIMARY KEY, name TEXT NOT NULL, pseudonym TEXT NOT NULL DEFAULT '',
    parent TEXT REFERENCES site(id) ON DELETE SET NULL, description TEXT NOT NULL DEFAULT '', batch INTEGER) STRICT;
INSERT INTO "site" VALUES('324becd7b9e24a84b0ee119a32c7fc2f','The quay','',NULL,'',NULL);
INSERT INTO "site" VALUES('032af4fd8bd348f688d156f2f6857a07','The hut','','324becd7b9e24a84b0ee119a32c7fc2f','',NULL);
CREATE TABLE step (n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL,
    contributor TEXT, label TEXT NOT NULL, kind TEXT NOT NULL DEFAULT 'do', undoes TEXT,
    undone INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL DEFAULT 'done', schema INTEGER NOT NULL,
    first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL, closed_seq INTEGER) STRICT;
INSERT INTO "step" VALUES(1,'01a20e1d7fb67b468baf08174c083f4a',1795533143990,NULL,'New project','begin',NULL,0,'done',1,1,1,NULL);
INSERT INTO "step" VALUES(2,'01a20e1d7fba7740b18099965b22a731',1795533143994,'b4734875fa4b4ee0abf561838b87771c','Add place “The quay”','begin',NULL,0,'done',1,2,2,NULL);
INSERT INTO "step" VALUES(3,'01a20e1d7fbc73f48b93e08c159729af',1795533143996,'b4734875fa4b4ee0abf561838b87771c','Add place “The hut”','begin',NULL,0,'done',1,3,3,NULL);
INSERT INTO "step" VALUES(4,'01a20e1d7fbe7407a130d71b8a09bc7f',1795533143998,'b4734875fa4b4ee0abf561838b87771c','Add person “Winifred Pask”','begin',NULL,0,'done',1,4,4,NULL);
INSERT INTO "step" VALUES(5,'01a20e1d7fbf7d139a311593f6d14333',1795533143999,'b4734875fa4b4ee0abf561838b87771c','Add group “The crew”','begin',NULL,0,'done',1,5,5,NULL);
INSERT INTO "step" VALUES(6,'01a20e1d7fc1746495cb7ea6eeb936dc',1795533144001,'b4734875fa4b4ee0abf561838b87771c','Add team “Ferry team”','begin',NULL,0,'done',1,6,6,NULL);
INSERT INTO "step" VALUES(7,'01a20e1d7fc2797895430315dd0aac63',1795533144002,'b4734875fa4b4ee0abf561838b87771c','Add note','begin',NULL,0,'done',1,7,7,NULL);
INSERT INTO "step" VALUES(8,'01a20e1d7fc571a2b88786559f3a9e34',1795533144005,'b4734875fa4b4ee0abf561838b87771c','Add note','begin',NULL,0,'done',1,8,8,NULL);
INSERT INTO "step" VALUES(9,'01a20e1d7fc67beba52b2749f84a73ab',1795533144006,'b4734875fa4b4ee0abf561838b87771c','Add code “Waiting”','begin',NULL,0,'done',1,9,9,NULL);
INSERT INTO "step" VALUES(10,'01a20e1d7fc877d2a7f9ec9596c56759',1795533144008,'b4734875fa4b4ee0abf561838b87771c','Add code “Water time”','begin',NULL,0,'done',1,10,10,NULL);
INSERT INTO "step" VALUES(11,'01a20e1d7fca71f29047e0ec3e6d6bf1',1795533144010,'b4734875fa4b4ee0abf561838b87771c','Add code “Money”','begin',NULL,0,'done',1,11,11,NULL);
INSERT INTO "step" VALUES(12,'01a20e1d7fcb79159370c13bed75c57f',1795533144011,'b4734875fa4b4ee0abf561838b87771c','Code with “Waiting”','begin',NULL,0,'done',1,12,12,NULL);
INSERT INTO "step" VALUES(13,'01a20e1d7fcd7ccd92787b13d52196f4',1795533144013,'b4734875fa4b4ee0abf561838b87771c','Code with “Money”','begin',NULL,0,'done',1,13,13,NULL);
INSERT INTO "step" VALUES(14,'01a20e1d7fd07011b49406dbc426c60b',1795533144016,'b4734875fa4b4ee0abf561838b87771c','Mark turns','begin',NULL,0,'done',1,14,14,NULL);
INSERT INTO "step" VALUES(15,'01a20e1d7fd17d28a6eb0b5d0291fb75',1795533144017,'b4734875fa4b4ee0abf561838b87771c','Mark as verbatim','begin',NULL,0,'done',1,15,15,NULL);
INSERT INTO "step" VALUES(16,'01a20e1d7fd371b39bf3779dc93f6f17',1795533144019,'b4734875fa4b4ee0abf561838b87771c','Add memo “On clocks”','begin',NULL,0,'done',1,16,16,NULL);
INSERT INTO "step" VALUES(17,'01a20e1d7fd57a708a4c7a63d2247b58',1795533144021,'b4734875fa4b4ee0abf561838b87771c','Link to “you wait for the water”','begin',NULL,0,'done',1,17,17,NULL);
INSERT INTO "step" VALUES(18,'01a20e1d7fd67f4785644aee1d562519',1795533144022,'b4734875fa4b4ee0abf561838b87771c','Mention “Winifred Pask”','begin',NULL,0,'done',1,18,18,NULL);
INSERT INTO "step" VALUES(19,'01a20e1d7fd87716af9085c001499f78',1795533144024,'b4734875fa4b4ee0abf561838b87771c','Enter role','begin',NULL,0,'done',1,19,19,NULL);
INSERT INTO "step" VALUES(20,'01a20e1d7fd97bfab0a225a2387b9c14',1795533144025,'b4734875fa4b4ee0abf561838b87771c','Add phase “First summer”','begin',NULL,0,'done',1,20,20,NULL);
INSERT INTO "step" VALUES(21,'01a20e1d7fdb778983da2bce5b71a033',1795533144027,'b4734875fa4b4ee0abf561838b87771c','Write in “Four words”','do',NULL,0,'done',1,21,21,NULL);
INSERT INTO "step" VALUES(22,'01a20e1d7fdf7919a01e861f7d82469d',1795533144031,'b4734875fa4b4ee0abf561838b87771c','Rename code “Money”','do',NULL,0,'done',1,22,22,NULL);
CREATE TABLE step_ref (step INTEGER NOT NULL REFERENCES step(n) ON DELETE CASCADE, noun TEXT NOT NULL,
    id TEXT NOT NULL, PRIMARY KEY (step, noun, id)) STRICT, WITHOUT ROWID;
INSERT INTO "step_ref" VALUES(17,'passage','01a20e1d7fcb7ee9a63c9b2ce1164f8d');
INSERT INTO "step_ref" VALUES(11,'code','35826f3f4f5644259d01cbf3b5c8ebe7');
INSERT INTO "step_ref" VALUES(13,'code','35826f3f4f5644259d01cbf3b5c8ebe7');
INSERT INTO "step_ref" VALUES(22,'code','35826f3f4f5644259d01cbf3b5c8ebe7');
INSERT INTO "step_ref" VALUES(7,'note','4e4076fffbb54e6ab08c43fc6b8171dc');
INSERT INTO "step_ref" VALUES(12,'note','4e4076fffbb54e6ab08c43fc6b8171dc');
INSERT INTO "step_ref" VALUES(13,'note','4e4076fffbb54e6ab08c43fc6b8171dc');
INSERT INTO "step_ref" VALUES(14,'note','4e4076fffbb54e6ab08c43fc6b8171dc');
INSERT INTO "step_ref" VALUES(15,'note','4e4076fffbb54e6ab08c43fc6b8171dc');
INSERT INTO "step_ref" VALUES(18,'note','4e4076fffbb54e6ab08c43fc6b8171dc');
INSERT INTO "step_ref" VALUES(7,'actor','81fa378066064c4dbce321c5b6d60066');
INSERT INTO "step_ref" VALUES(18,'actor','81fa378066064c4dbce321c5b6d60066');
INSERT INTO "step_ref" VALUES(19,'actor','81fa378066064c4dbce321c5b6d60066');
INSERT INTO "step_ref" VALUES(9,'code','acfdece9b7f041d09b33194ce0dd0d8f');
INSERT INTO "step_ref" VALUES(12,'code','acfdece9b7f041d09b33194ce0dd0d8f');
INSERT INTO "step_ref" VALUES(16,'code','acfdece9b7f041d09b33194ce0dd0d8f');
INSERT INTO "step_ref" VALUES(16,'memo','c104f910d8054d98a54cb0dc0d520233');
INSERT INTO "step_ref" VALUES(17,'memo','c104f910d8054d98a54cb0dc0d520233');
INSERT INTO "step_ref" VALUES(10,'code','e31a4af94f9a46bab3675b00467eb07d');
CREATE TABLE strand (id TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT NOT NULL DEFAULT '',
    batch INTEGER) STRICT;
CREATE TABLE team (id TEXT PRIMARY KEY, name TEXT NOT NULL, colour TEXT NOT NULL DEFAULT '', batch INTEGER) STRICT;
INSERT INTO "team" VALUES('d85e73173ab34bf5acf047d9f64d24b4','Ferry team','',NULL);
CREATE TABLE touched (noun TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL,
    PRIMARY KEY (noun, id)) STRICT, WITHOUT ROWID;
INSERT INTO "touched" VALUES('contributor','b4734875fa4b4ee0abf561838b87771c',1);
INSERT INTO "touched" VALUES('project','b225d3c1393649dc8fb09fb905181487',1);
INSERT INTO "touched" VALUES('site','324becd7b9e24a84b0ee119a32c7fc2f',2);
INSERT INTO "touched" VALUES('site','032af4fd8bd348f688d156f2f6857a07',3);
INSERT INTO "touched" VALUES('actor','2c534f8e278e4dbd9e93dd2ef014d0bb',5);
INSERT INTO "touched" VALUES('team','d85e73173ab34bf5acf047d9f64d24b4',6);
INSERT INTO "touched" VALUES('note','83c60ceaa8104f5caa5775ff8f8fdcc1',8);
INSERT INTO "touched" VALUES('code','e31a4af94f9a46bab3675b00467eb07d',10);
INSERT INTO "touched" VALUES('code','acfdece9b7f041d09b33194ce0dd0d8f',16);
INSERT INTO "touched" VALUES('memo','c104f910d8054d98a54cb0dc0d520233',17);
INSERT INTO "touched" VALUES('passage','01a20e1d7fcb7ee9a63c9b2ce1164f8d',17);
INSERT INTO "touched" VALUES('actor','81fa378066064c4dbce321c5b6d60066',19);
INSERT INTO "touched" VALUES('phase','4d1fc139147d4eb0be1d936ea35940b1',20);
INSERT INTO "touched" VALUES('note','4e4076fffbb54e6ab08c43fc6b8171dc',21);
INSERT INTO "touched" VALUES('code','35826f3f4f5644259d01cbf3b5c8ebe7',22);
CREATE TABLE turn (id TEXT PRIMARY KEY, note TEXT NOT NULL REFERENCES note(id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, lost INTEGER NOT NULL DEFAULT 0,
    speaker TEXT REFERENCES actor(id) ON DELETE SET NULL, speaker_name TEXT NOT NULL DEFAULT '', time INTEGER,
    end_time INTEGER, prompt TEXT NOT NULL DEFAULT '', round INTEGER, date TEXT, mode TEXT NOT NULL DEFAULT '',
    answers TEXT REFERENCES turn(id) ON DELETE SET NULL, batch INTEGER) STRICT;
INSERT INTO "turn" VALUES('03517791851143e6bef242665d279ae1','4e4076fffbb54e6ab08c43fc6b8171dc',38,87,0,'81fa378066064c4dbce321c5b6d60066','',NULL,NULL,'',NULL,NULL,'',NULL,NULL);
CREATE TABLE visit (id TEXT PRIMARY KEY, site TEXT REFERENCES site(id) ON DELETE SET NULL,
    contributor TEXT REFERENCES contributor(id) ON DELETE SET NULL, start TEXT NOT NULL, "end" TEXT,
    access TEXT NOT NULL DEFAULT '', not_seen TEXT NOT NULL DEFAULT '', batch INTEGER) STRICT;
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX step_unfinished ON step(n) WHERE state <> 'done';
CREATE INDEX step_closed ON step(closed_seq) WHERE closed_seq IS NOT NULL;
CREATE INDEX step_last ON step(last_seq);
CREATE INDEX change_row ON change(row, step);
CREATE INDEX change_step ON change(step);
CREATE INDEX step_ref_id ON step_ref(id, step);
CREATE INDEX touched_seq ON touched(seq);
CREATE INDEX revision_row ON revision(row, at);
CREATE INDEX site_parent ON site(parent);
CREATE INDEX alias_actor ON alias(actor);
CREATE INDEX membership_actor ON membership(actor);
CREATE INDEX note_observed ON note(observed_first);
CREATE INDEX note_site ON note(site);
CREATE INDEX note_grown ON note(grown_from);
CREATE INDEX note_actor_note ON note_actor(note, actor);
CREATE INDEX note_actor_actor ON note_actor(actor, note);
CREATE INDEX turn_note ON turn(note, start);
CREATE INDEX turn_speaker ON turn(speaker);
CREATE INDEX turn_answers ON turn(answers);
CREATE INDEX register_note ON register(note, start);
CREATE INDEX media_note ON media(note, start);
CREATE INDEX code_parent ON code(parent);
CREATE INDEX code_event_code ON code_event(code, at);
CREATE INDEX passage_note ON passage(note, start);
CREATE INDEX passage_lost ON passage(id) WHERE lost = 1;
CREATE INDEX coding_passage ON coding(passage);
CREATE INDEX coding_code ON coding(code, passage, batch);
CREATE INDEX memo_entry_memo ON memo_entry(memo, at);
CREATE INDEX link_source ON link(source);
CREATE INDEX link_target ON link(target);
CREATE INDEX mention_note ON mention(note, start);
CREATE INDEX mention_entry ON mention(entry, start);
CREATE INDEX mention_target ON mention(target);
CREATE INDEX mark_note ON mark(note, start);
CREATE INDEX mark_entry ON mark(entry, start);
CREATE INDEX fact_actor ON fact(actor, key);
CREATE INDEX fact_source ON fact(source);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('step',22);
COMMIT;
