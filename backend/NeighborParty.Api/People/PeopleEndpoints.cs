namespace NeighborParty.Api.People;

public static class PeopleEndpoints
{
    public static void MapPeople(this RouteGroupBuilder api)
    {
    }
}
