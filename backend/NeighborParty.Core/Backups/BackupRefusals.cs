using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Backups;

internal static class BackupRefusals
{
    public static RefusedException Server() =>
        new(RefusalKind.Conflict, "backup.server", "这个命令只用于 SQLite。PostgreSQL 和 SQL Server 请用数据库自己的备份工具，见 docs/backup.md。");

    public static RefusedException NoDatabase(string path) => new(RefusalKind.NotFound, "backup.no_database", $"没有数据库文件：{path}。");

    public static RefusedException FileExists(string path) => new(RefusalKind.Conflict, "backup.file_exists", $"文件已存在：{path}。没有改动。");

    public static RefusedException NoFolder(string path) => new(RefusalKind.NotFound, "backup.no_folder", $"没有文件夹：{path}。没有备份，也没有清理。");

    public static RefusedException NotSound(string fault) => new(RefusalKind.Conflict, "backup.not_sound", $"数据库本身有损坏，没有生成备份，请保留以前的备份：{fault}");

    public static RefusedException NoBackup(string path) => new(RefusalKind.NotFound, "restore.no_backup", $"没有备份文件：{path}。");

    public static RefusedException Unreadable(string why) => new(RefusalKind.Conflict, "restore.unreadable", $"备份无法打开，没有改动：{why}");

    public static RefusedException Newer(string why) => new(RefusalKind.Conflict, "restore.newer_schema", $"备份来自更新版本的程序，没有改动：{why}");

    public static RefusedException DatabaseExists(string path) => new(RefusalKind.Conflict, "restore.database_exists", $"已有数据库：{path}。没有改动；要换掉它，请在命令末尾加 replace，旧数据会移到旁边的文件夹。");

    public static RefusedException InUse() => new(RefusalKind.Conflict, "restore.in_use", "数据库正在使用，请先停止服务。没有改动。");
}
