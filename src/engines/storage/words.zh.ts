import type { Words } from '../../kernel/words.ts';

/** Why storage cannot be opened, and the way out, in Chinese. */
export const storageWordsZh: Words = {
  'refusal.schema-newer':
    '数据由更新的版本（{{found}}）写成，本程序（{{here}}）不认识其中的 {{migration}}。',
  'refusal.schema-newer.way': '请用写这些数据的版本或更新的版本启动；数据没有改动。',
  'refusal.schema-differs': '数据的结构与本版本的 {{migration}} 不一致。',
  'refusal.schema-differs.way': '请使用未经修改的正式版本；或换一个空的数据目录，再用备份恢复。',
  'refusal.already-running': '明章已在使用数据目录 {{folder}}（进程 {{process}}）。',
  'refusal.already-running.way':
    '请使用已经启动的那一个；或先停止进程 {{process}}，再重新启动；或用 DATA_DIR 换一个数据目录。',
  'refusal.running-unreachable': '明章正在运行（进程 {{process}}），但它的数据库没有应答。',
  'refusal.running-unreachable.way': '请稍候再试；若一直如此，请停止进程 {{process}} 后重试。',
  'refusal.data-directory-denied': '没有权限在 {{folder}} 中读写。',
  'refusal.data-directory-denied.way':
    '请用平时启动明章的用户运行；或用 DATA_DIR 换一个有写权限的目录，例如：DATA_DIR=/srv/mingzhang npm start',
  'refusal.data-directory-read-only': '{{folder}} 所在的磁盘是只读的，不能写入。',
  'refusal.data-directory-read-only.way':
    '请改为可写后重新启动；或用 DATA_DIR 换一个可写的目录。已有数据没有改动。',
  'refusal.data-directory-not-a-folder': '{{folder}} 不是目录，或它的上一级不是目录。',
  'refusal.data-directory-not-a-folder.way': '请移走同名文件，或用 DATA_DIR 换一个目录。',
  'refusal.data-directory-unsuited': '{{folder}} 在共享或网络磁盘上，那里不能运行数据库。',
  'refusal.data-directory-unsuited.way':
    '请用 DATA_DIR 换一个本机磁盘上的目录，例如：DATA_DIR=/srv/mingzhang npm start',
  'refusal.data-directory-name-too-long': '数据目录的路径太长：{{folder}}',
  'refusal.data-directory-name-too-long.way': '请用 DATA_DIR 换一个路径较短的目录。',
  'refusal.data-directory-out-of-reach':
    '以 root 启动时，数据库以普通用户运行，但目录 {{folder}} 不让其他用户通过。',
  'refusal.data-directory-out-of-reach.way':
    '请用普通用户启动；或用 DATA_DIR 换一个目录，例如：DATA_DIR=/srv/mingzhang npm start；或执行：chmod o+x {{folder}}',
  'refusal.disk-full': '{{folder}} 所在磁盘只剩 {{left}} MB，至少需要 {{needed}} MB。',
  'refusal.disk-full.way': '请清理磁盘后重新启动。已有数据没有改动。',
  'refusal.disk-full-now': '{{folder}} 所在的磁盘已满。',
  'refusal.disk-full-now.way': '请清理磁盘后重新启动。已经保存的数据没有丢失。',
  'refusal.socket-folder-taken': '数据库要用的目录 {{folder}} 属于别的用户。',
  'refusal.socket-folder-taken.way':
    '请请管理员删除该目录；或用 DATA_DIR 换一个路径较短的数据目录；或用 TMPDIR 换一个临时目录。',
  'refusal.database-password-missing': '数据库口令文件 {{file}} 不见了，而数据库已经存在。',
  'refusal.database-password-missing.way':
    '请从数据目录的副本中找回这个文件放回原处；没有副本时，请换一个空的数据目录，再用备份恢复。',
  'refusal.secret-missing': '密钥文件 {{file}} 不见了，而数据库已经存在。',
  'refusal.secret-missing.way':
    '请从数据目录的副本中找回这个文件放回原处；确实找不回，可执行 mingzhang secrets renew，它会先说明要失去什么。',
  'refusal.secret-damaged': '密钥文件 {{file}} 已损坏。',
  'refusal.secret-damaged.way':
    '请从数据目录的副本中恢复这个文件；没有副本时，请换一个空的数据目录，再用备份恢复。',
  'refusal.migration-failed':
    '升级步骤 {{migration}} 没有成功（{{state}}），这次升级的改动已全部撤回。',
  'refusal.migration-failed.way':
    '请用原来的版本继续，数据都在；升级前先清理磁盘空间、检查数据库日志，再试一次。仍不行，请把步骤名和括号里的代码告诉开发者。',
  'refusal.secret-not-of-database':
    '{{folder}} 中的密钥 secrets/{{file}} 不是写这个数据库时用的那一份。',
  'refusal.secret-not-of-database.way':
    '请从数据目录的副本或服务器备份中找回原来的 secrets 目录放回原处；确实找不回，可执行 mingzhang secrets renew，它会先说明要失去什么。',
  'refusal.secret-does-not-fit': '{{folder}} 中保存的数据库密码与数据库不相符。',
  'refusal.secret-does-not-fit.way':
    'secrets 与 postgres 两个目录必须出自同一次安装；请一起恢复它们。',
  'refusal.postgres-missing': '没有安装适合本机的 PostgreSQL（{{package}}）。',
  'refusal.postgres-missing.way':
    '请重新执行 npm ci（不要加 --omit=optional）；本机系统没有这个包时，请自备 PostgreSQL 15 以上版本，并用 DATABASE_URL 指明它。',
  'refusal.postgres-unusable': '随附的 PostgreSQL 在本机不能运行：{{reason}}',
  'refusal.postgres-unusable.way':
    '它需要 glibc（Alpine 等 musl 系统没有）。请删除 node_modules 后重新执行 npm ci；仍不行时，请自备 PostgreSQL 15 以上版本，并用 DATABASE_URL 指明它。',
  'refusal.cluster-of-another': '数据库目录 {{folder}} 属于另一个用户（编号 {{user}}）。',
  'refusal.cluster-of-another.way': '请用那个用户启动；或用 DATA_DIR 换一个数据目录。',
  'refusal.cluster-of-root': '数据库目录 {{folder}} 属于 root，而 PostgreSQL 不能以 root 运行。',
  'refusal.cluster-of-root.way': '请执行：chown -R {{user}}:{{user}} "{{folder}}"，再重新启动。',
  'refusal.cluster-damaged': '{{folder}} 里没有完整的数据库。',
  'refusal.cluster-damaged.way': '请移走这个目录，用备份恢复；不要在里面增删文件。',
  'refusal.cluster-version':
    '{{folder}} 中的数据库属于 PostgreSQL {{found}}，随附的是 PostgreSQL {{expected}}。',
  'refusal.cluster-version.way':
    '请用原来版本的明章做备份（mingzhang backup），换一个空的数据目录，再用本版本恢复（mingzhang restore）。',
  'refusal.cluster-not-made': '未能在 {{folder}} 中新建数据库：{{reason}}',
  'refusal.cluster-not-made.way': '请按提示的原因处理后重新启动；什么也没有留下。',
  'refusal.server-not-started': '数据库没有启动成功。',
  'refusal.server-not-started.way': '原因记在 {{log}} 的末尾；处理后请重新启动。',
  'refusal.server-still-running': '上一次运行留下的数据库进程还没有结束。',
  'refusal.server-still-running.way':
    '请等一分钟再启动；仍不行时，请结束名为 postgres 的残留进程。详见 {{log}}。',
  'refusal.server-url-invalid': 'DATABASE_URL 的写法不对。',
  'refusal.server-url-invalid.way': '请写成：postgresql://用户:密码@主机:5432/数据库',
  'refusal.server-unreachable': '连不上 DATABASE_URL 指明的数据库服务器 {{server}}（{{reason}}）。',
  'refusal.server-unreachable.way': '请确认服务器已启动，主机名、端口和防火墙没有问题。',
  'refusal.server-login': '数据库服务器 {{server}} 不接受用户 {{user}} 的登录。',
  'refusal.server-login.way': '请检查 DATABASE_URL 中的用户名和密码，以及服务器的 pg_hba.conf。',
  'refusal.server-database': '数据库服务器 {{server}} 上没有数据库 {{database}}。',
  'refusal.server-database.way':
    "请先在服务器上新建它：create database {{database}} encoding 'UTF8'",
  'refusal.server-busy': '数据库服务器 {{server}} 的连接已满。',
  'refusal.server-busy.way': '请稍候再试，或提高服务器的 max_connections。',
  'refusal.server-refuses': '数据库服务器 {{server}} 拒绝了连接（{{state}}）。',
  'refusal.server-refuses.way': '请查看服务器的日志。',
  'refusal.server-too-old': '数据库服务器是 PostgreSQL {{found}}，至少需要 {{oldest}}。',
  'refusal.server-too-old.way': '请升级服务器，或换一台。',
  'refusal.server-standby': '数据库服务器 {{server}} 是只读的备机。',
  'refusal.server-standby.way': '请让 DATABASE_URL 指向主机。',
  'refusal.server-encoding': '数据库 {{database}} 的编码是 {{found}}，存不下全部汉字。',
  'refusal.server-encoding.way': '请新建一个编码为 UTF8 的数据库，并改用它。',
  'refusal.server-roles': '用户 {{user}} 不能在 {{server}} 上新建角色，而明章需要的角色还没有。',
  'refusal.server-roles.way':
    '请让管理员执行：alter role {{user}} createrole；或先建好 mingzhang_nobody、mingzhang_school、mingzhang_across、mingzhang_operator 四个角色并授予 {{user}}。',
  'refusal.server-schema': '用户 {{user}} 不能在数据库 {{database}} 的 public 中建表。',
  'refusal.server-schema.way': '请让管理员执行：alter database {{database}} owner to {{user}}',
  'refusal.being-done': '这件事正在进行。',
  'refusal.being-done.way': '请等它做完，再执行一次。',
  'refusal.attachment-empty': '文件是空的。',
  'refusal.attachment-empty.way': '请检查文件后重新选择。',
  'refusal.attachment-too-large': '文件超过 {{megabytes}} MB。',
  'refusal.attachment-too-large.way': '请压缩图片或拆分文件后再上传。',
  'refusal.attachment-type-refused': '不接受这种文件。',
  'refusal.attachment-type-refused.way': '请换成以下格式之一：{{types}}。',
  'refusal.attachment-not-of-type': '文件内容不是 {{type}} 格式。',
  'refusal.attachment-not-of-type.way': '请用原来的软件另存为这种格式，不要只改扩展名。',
};
