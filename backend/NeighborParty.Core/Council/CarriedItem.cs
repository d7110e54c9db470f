using NeighborParty.Core.Data;

namespace NeighborParty.Core.Council;

/// <summary>An item that a meeting did not decide, as its minutes name it: the item itself has left the agenda, and the next meeting finds words of its own.</summary>
public sealed class CarriedItem : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid CouncilDayId { get; init; }

    public Guid AgendaItemId { get; init; }

    /// <summary>Its number on that agenda.</summary>
    public int Position { get; init; }

    /// <summary>At first what it is about and where; staff may say it better. Read by residents once the minutes are published, unless the item is private.</summary>
    public string PublicTitle { get; private set; } = "";

    public static CarriedItem Of(Guid id, AgendaItem item, CouncilDay day, string title) =>
        new() { Id = id, CommunityId = item.CommunityId, CouncilDayId = day.Id, AgendaItemId = item.Id, Position = item.Position, PublicTitle = title };

    public void Publicly(string title) => PublicTitle = title;
}
