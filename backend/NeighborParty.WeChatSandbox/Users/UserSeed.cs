using System.Text.Json;

namespace NeighborParty.WeChatSandbox.Users;

/// <summary>Reads the demo residents, and knows a few of its own for a program started far from the repository.</summary>
internal static class UserSeed
{
    private static readonly SeedUser[] BuiltIn =
    [
        new("lin", "林组长", "oSandboxLin00000000000000001", "19900000001", "1 栋 居民小组长"),
        new("wang", "王秀兰", "oSandboxWang0000000000000002", "19900000002", "3 栋 2 单元 新搬来的居民"),
        new("chen", "陈志强", "oSandboxChen0000000000000003", "19900000003", "1 栋 1 单元 志愿者"),
        new("highrisk", "高风险账号", "oSandboxRisk0000000000000014", "19900000014", "登录被微信拦截（40226）", HighRisk: true),
    ];

    public static IReadOnlyList<SeedUser> Load(string file, string contentRoot)
    {
        if (Find(file, contentRoot) is not { } path)
            return BuiltIn;

        using var stream = File.OpenRead(path);
        return JsonSerializer.Deserialize<SeedUser[]>(stream, SandboxJson.Control) is { Length: > 0 } users ? users : BuiltIn;
    }

    private static string? Find(string file, string contentRoot)
    {
        for (var folder = new DirectoryInfo(contentRoot); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, file); // an absolute file wins over the folder
            if (File.Exists(path))
                return path;
        }

        return null;
    }
}
