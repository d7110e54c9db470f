using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;
using NeighborParty.Core.Leases;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Api.Hosting;

/// <summary>
/// Before the first request: takes in the keys that earlier versions kept as files in the data folder, and lets the framework
/// make its first key while no other instance does the same. Two first keys would make pages of one instance
/// worthless on the other. The files stay: an earlier version, should it have to come back, still finds them.
/// </summary>
public static class KeyRingStart
{
    private const string LeaseName = "key-ring";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task PrepareKeyRingAsync(this WebApplication app, CancellationToken ct)
    {
        var files = Files(app.Services.GetRequiredService<DataFolder>());
        var names = await NamesAsync(app.Services, ct);
        if (names.Count > 0 && !files.Keys.Except(names).Any())
            return;

        await using var turn = await app.Services.GetRequiredService<TakeLease>().WithinAsync(LeaseName, Patience, ct);
        await TakeInAsync(app.Services, files, ct);
        // Reads the ring and makes a key where there is none that is good.
        app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector(nameof(KeyRingStart)).Protect([]);
    }

    private static async Task<List<string>> NamesAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<NeighborPartyDb>().KeyRingEntries.Select(e => e.Name).ToListAsync(ct);
    }

    private static async Task TakeInAsync(IServiceProvider services, Dictionary<string, string> files, CancellationToken ct)
    {
        var known = await NamesAsync(services, ct);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NeighborPartyDb>();
        db.KeyRingEntries.AddRange(files.Where(f => !known.Contains(f.Key, StringComparer.Ordinal)).Select(f => new KeyRingEntry { Name = f.Key, Xml = f.Value }));
        await db.SaveChangesAsync(ct);
    }

    private static Dictionary<string, string> Files(DataFolder folder)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder.Keys, "*.xml"))
        {
            try
            {
                found[Path.GetFileNameWithoutExtension(path)] = XElement.Load(path).ToString(SaveOptions.DisableFormatting);
            }
            catch (XmlException)
            {
                // Cut off while it was written: the framework itself passed over it.
            }
        }

        return found;
    }
}
