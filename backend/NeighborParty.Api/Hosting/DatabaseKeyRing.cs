using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Api.Hosting;

/// <summary>The framework asks for its keys at start and once a day, and stores a new one every 90 days; always without waiting asynchronously.</summary>
public sealed class DatabaseKeyRing(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<NeighborPartyDb>();
        return db.KeyRingEntries.AsNoTracking().OrderBy(e => e.Name).Select(e => e.Xml).ToList().ConvertAll(XElement.Parse);
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<NeighborPartyDb>();
        var xml = element.ToString(SaveOptions.DisableFormatting);
        // One statement is a transaction by itself, and the context's own writing is asynchronous only.
        db.Database.ExecuteSql($"""INSERT INTO "KeyRingEntries" ("Name", "Xml") VALUES ({friendlyName}, {xml})""");
    }
}
