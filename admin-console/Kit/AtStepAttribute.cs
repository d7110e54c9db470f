using Microsoft.AspNetCore.Authorization;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Kit;

/// <summary>For the few pages that are not about a permission: who is at one of these steps of signing in may open them, nobody else.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AtStepAttribute : AuthorizeAttribute
{
    public const string PolicyPrefix = "step:";

    public AtStepAttribute(params StaffStep[] steps)
    {
        Policy = PolicyPrefix + string.Join(',', steps);
        AuthenticationSchemes = PermissionAttribute.ConsoleScheme;
    }
}
