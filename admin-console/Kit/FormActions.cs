namespace NeighborParty.AdminConsole.Kit;

/// <summary>The foot of a form: its button and the way back. Shown by the partial _FormActions.</summary>
public sealed record FormActions(string Back, string Save = "保存");
