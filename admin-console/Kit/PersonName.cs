namespace NeighborParty.AdminConsole.Kit;

/// <summary>Who has a phone but has told no name yet is called something too.</summary>
public static class PersonName
{
    public static string Of(string name) => name.Length == 0 ? "（未填姓名）" : name;
}
