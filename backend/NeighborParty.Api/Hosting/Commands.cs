using NeighborParty.Core.Audit;
using NeighborParty.Core.Backups;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Staff;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Api.Hosting;

/// <summary>What an operator runs on the server instead of serving: <c>dotnet run --project backend/NeighborParty.Api -- audit verify</c>.</summary>
public static class Commands
{
    private const string Usage = """
        可用的命令：
          migrate                              更新数据库结构
          keys create                          生成密钥文件（已有则拒绝）
          keys rotate                          换用新的字段密钥，并重新加密旧数据；可在服务运行时执行
          keys reseal                          继续没有做完的重新加密
          tallies rebuild                      重新统计总览的数字
          health [live|ready]                  询问本机正在运行的服务是否正常（供容器健康检查使用）
          backup <文件或文件夹>                  备份 SQLite 数据库和照片（加密），可在服务运行时执行
          backup <文件夹> thin                 同上，然后清理旧备份：3 小时内的都留，2 天内每小时留一份，35 天内每天留一份
          restore <备份文件> [replace]           恢复备份，先停止服务；replace 把现有数据移到一边
          audit verify                         核对操作留痕，指出第一条有问题的记录
          setup-admin <社区> <街道> <用户名>      建立社区和第一位管理员，显示一次性初始密码
        """;

    /// <summary>The words before the first option. Null: no command was given, the program shall serve.</summary>
    public static string[]? In(string[] args) =>
        args.TakeWhile(a => !a.StartsWith('-')).ToArray() is { Length: > 0 } words && !words[0].Contains('=', StringComparison.Ordinal) ? words : null;

    /// <summary>Comes before everything that needs the keys: makes them, or says that there are none to work with.</summary>
    /// <returns>The exit code, or null to go on.</returns>
    public static int? Keys(string[]? command, string keyFile)
    {
        if (command is not (["keys", ..] or ["audit", ..] or ["backup", ..] or ["restore", ..]))
            return null;
        if (command is not ["keys", "create"])
            return File.Exists(keyFile) ? null : Fail($"没有密钥文件：{keyFile}。");
        if (File.Exists(keyFile))
            return Fail($"密钥文件已存在：{keyFile}。没有改动。");
        VaultKeys.Create().Save(keyFile);
        Console.WriteLine($"已生成密钥文件：{keyFile}。请另存一份在数据库备份之外；丢失后个人信息无法恢复。");
        return 0;
    }

    /// <returns>The exit code: 0 done, 1 found something or was refused, 2 not understood.</returns>
    public static async Task<int> RunAsync(string[] command, WebApplication app, string keyFile, CancellationToken ct)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentActor>().Actor = Actor.System with { Name = "命令行" };
        try
        {
            return command switch
            {
                ["migrate"] => await MigrateAsync(services, ct),
                ["keys", "rotate"] => await RotateAsync(services, keyFile, ct),
                ["keys", "reseal"] => await ReSealAsync(services, ct),
                ["tallies", "rebuild"] => await RebuildAsync(services, ct),
                ["audit", "verify"] => await VerifyAsync(services, ct),
                ["backup", var target] => await BackUpAsync(services, target, ct),
                ["backup", var folder, "thin"] => await BackUpAndThinAsync(services, folder, ct),
                ["restore", var backup] => await RestoreAsync(services, backup, replace: false, ct),
                ["restore", var backup, "replace"] => await RestoreAsync(services, backup, replace: true, ct),
                ["setup-admin", var community, var street, var user] => await SetUpAsync(services, community, street, user, ct),
                _ => Fail(Usage, 2),
            };
        }
        catch (RefusedException refused)
        {
            return Fail($"{refused.Message}（{refused.Code}）");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail(e.Message); // no room, no right to write there
        }
    }

    private static async Task<int> MigrateAsync(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<DatabaseStart>().MigrateAsync(ct);
        Console.WriteLine("数据库结构已是最新。");
        return 0;
    }

    private static async Task<int> RebuildAsync(IServiceProvider services, CancellationToken ct)
    {
        Console.WriteLine($"已重新统计 {await services.GetRequiredService<RebuildTallies>().RunAsync(onlyMissing: false, ct)} 个社区。");
        return 0;
    }

    private static async Task<int> RotateAsync(IServiceProvider services, string keyFile, CancellationToken ct)
    {
        VaultKeys.Load(keyFile).WithNewFieldKey().Save(keyFile);
        services.GetRequiredService<PersonalDataVault>().Reread();
        Console.WriteLine("已加入新的字段密钥。请立即另存密钥文件。");
        return await ReSealAsync(services, ct);
    }

    private static async Task<int> ReSealAsync(IServiceProvider services, CancellationToken ct)
    {
        var columns = await services.GetRequiredService<ReSeal>().RunAsync(ct);
        foreach (var column in columns)
            Console.WriteLine($"{column.Field}：重新加密 {column.Done} 条");
        var broken = columns.SelectMany(c => c.Unreadable.Select(id => $"{c.Field} {id:N}")).ToList();
        return broken.Count == 0 ? 0 : Fail($"有 {broken.Count} 条无法解密，保持原样：\n{string.Join('\n', broken.Take(20))}");
    }

    private static async Task<int> VerifyAsync(IServiceProvider services, CancellationToken ct)
    {
        var faults = await services.GetRequiredService<VerifyAuditTrail>().RunAsync(ct);
        if (faults.Count == 0)
        {
            Console.WriteLine("操作留痕完整。");
            return 0;
        }

        return Fail(faults);
    }

    private static async Task<int> BackUpAsync(IServiceProvider services, string target, CancellationToken ct)
    {
        var made = await services.GetRequiredService<BackUpDatabase>().RunAsync(target, ct);
        Console.WriteLine($"已备份 {made.Files} 个文件，{made.Bytes} 字节：{made.Path}。恢复时需要密钥文件，请把它另存在别处。");
        return made.AuditFaults.Count == 0 ? 0 : Fail(made.AuditFaults);
    }

    private static async Task<int> BackUpAndThinAsync(IServiceProvider services, string folder, CancellationToken ct)
    {
        ThinBackups.RequireFolder(folder);
        // Older ones go only when the newest is as it should be.
        if (await BackUpAsync(services, folder, ct) is not 0 and var fault)
            return fault;
        Console.WriteLine($"已清理 {services.GetRequiredService<ThinBackups>().Run(folder)} 个旧备份。");
        return 0;
    }

    private static async Task<int> RestoreAsync(IServiceProvider services, string backup, bool replace, CancellationToken ct)
    {
        var restored = await services.GetRequiredService<RestoreDatabase>().RunAsync(backup, replace, ct);
        Console.WriteLine($"已恢复：{restored.Database}。");
        if (restored.Former is { } former)
            Console.WriteLine($"原来的数据在：{former}。确认无误后请删除。");
        return restored.AuditFaults.Count == 0 ? 0 : Fail(restored.AuditFaults);
    }

    private static async Task<int> SetUpAsync(IServiceProvider services, string community, string street, string user, CancellationToken ct)
    {
        await services.GetRequiredService<DatabaseStart>().MigrateAsync(ct);
        var made = await services.GetRequiredService<SetUpAdministrator>().RunAsync(community, street, user, ct);
        Console.WriteLine($"""
            已建立管理员，请在{ChinaTime.Short(made.PasswordExpiresAt)}前到 {Doors.ConsolePath} 登录并修改密码：
              用户名  {made.UserName}
              密码    {made.Password}
            密码只显示这一次。
            """);
        return 0;
    }

    private static int Fail(IReadOnlyList<AuditFault> faults)
    {
        foreach (var fault in faults)
            Console.Error.WriteLine($"community {fault.CommunityId:N} sequence {fault.Sequence}: {fault.What}");
        return Fail("操作留痕被改动过，以上是每个社区第一条有问题的记录。");
    }

    private static int Fail(string message, int code = 1)
    {
        Console.Error.WriteLine(message);
        return code;
    }
}
