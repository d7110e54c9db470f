using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Seeds;

namespace NeighborParty.Core.Consents;

/// <summary>The demo's people with a phone have agreed to everything, so that their first tap is not a form.</summary>
public sealed class DemoConsents(NeighborPartyDb db, ConsentTexts texts) : IDemoPart
{
    public int Order => 0;

    public Task FillAsync(DemoTown town, CancellationToken ct)
    {
        foreach (var person in town.People.Values)
            foreach (var text in texts.All)
                db.Consents.Add(Consent.To(text, town.CommunityId, person, ActedVia.Import, null, town.Now));
        return Task.CompletedTask;
    }
}
