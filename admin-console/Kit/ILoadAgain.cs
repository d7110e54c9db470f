namespace NeighborParty.AdminConsole.Kit;

/// <summary>
/// A page with a form that is shown again, filled in as it was, when a use case refuses. The host calls this instead of
/// OnGet and sets the problem; it must load lists and headings and leave the bound input alone.
/// </summary>
public interface ILoadAgain
{
    Task LoadAsync(CancellationToken cancel);
}
