namespace NeighborParty.Api.Groups;

public static class GroupsEndpoints
{
    public static void MapGroups(this RouteGroupBuilder api)
    {
    }
}
