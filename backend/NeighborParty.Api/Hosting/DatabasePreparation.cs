using System.Text;
using NeighborParty.Core.Data;
using NeighborParty.Core.Leases;
using NeighborParty.Core.Seeds;
using NeighborParty.Core.Staff;

namespace NeighborParty.Api.Hosting;

/// <summary>Before the first request: the schema, the key ring, and on the first start outside Production the demo.</summary>
public static class DatabasePreparation
{
    public const string SignInFile = "demo-sign-in.txt";

    /// <summary>Machines that come up together, or a crowded one: the database may need some seconds more than the program.</summary>
    private const int MostAttempts = 5;

    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await PrepareSchemaAsync(app);
                break;
            }
            catch (Exception e) when (attempt < MostAttempts && DatabaseErrors.IsTemporary(e))
            {
                await Task.Delay(TimeSpan.FromSeconds(1));
            }
        }

        await app.PrepareKeyRingAsync(CancellationToken.None);

        if (app.Environment.IsProduction() || !app.Configuration.GetValue("Demo:Seed", true))
            return;
        // Instances that start together on an empty database make one demo.
        await using var turn = await app.Services.GetRequiredService<TakeLease>().WithinAsync("demo", TimeSpan.FromSeconds(60), CancellationToken.None);
        var signIns = await app.Services.GetRequiredService<SeedDemo>().RunAsync(Path.Combine(AppContext.BaseDirectory, "seeds", "demo"), CancellationToken.None);
        if (signIns.Count > 0)
            await WriteAsync(app.Services.GetRequiredService<DataFolder>(), signIns);
    }

    private static async Task PrepareSchemaAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var start = scope.ServiceProvider.GetRequiredService<DatabaseStart>();
        if (scope.ServiceProvider.GetRequiredService<DatabaseOptions>().MigrateAtStart ?? !app.Environment.IsProduction())
            await start.MigrateAsync(CancellationToken.None);
        else
            await start.RequireCurrentAsync(CancellationToken.None);
    }

    /// <summary>The passwords are random and the database keeps hashes only, so the demo's are noted in the data folder, for its owner's eyes.</summary>
    private static async Task WriteAsync(DataFolder folder, IReadOnlyList<DemoSignIn> signIns)
    {
        var text = new StringBuilder();
        foreach (var s in signIns)
            text.Append(s.UserName).Append('\t').Append(s.Password).Append('\t').Append(s.Community).Append('\t').Append(s.DisplayName).Append('\t').Append(Label(s.Role)).Append('\n');
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(folder.File(SignInFile), options);
        await file.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>User name, password, community, name, role: a row for each demo account; empty when this is no demo.</summary>
    public static IReadOnlyList<string[]> DemoSignIns(DataFolder folder) => File.Exists(folder.File(SignInFile))
        ? File.ReadAllLines(folder.File(SignInFile)).Select(line => line.Split('\t')).Where(row => row.Length == 5).ToList()
        : [];

    private static string Label(StaffRole role) => role switch
    {
        StaffRole.Administrator => "管理员（首次登录需绑定验证器）",
        StaffRole.Officer => "社区工作人员",
        StaffRole.Moderator => "审核员",
        _ => "审计员",
    };
}
