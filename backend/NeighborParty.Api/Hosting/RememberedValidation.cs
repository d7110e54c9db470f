// The interface may still change with the framework; a compiler error would say so.
#pragma warning disable ASP0029
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.Validation;

namespace NeighborParty.Api.Hosting;

/// <summary>Keeps what is known of how a type is validated: the generated resolver describes it anew for every request.</summary>
public sealed class RememberedValidation(ValidationOptions options) : IValidatableInfoResolver
{
    private readonly ConcurrentDictionary<Type, IValidatableInfo?> _types = new();

    public static IServiceCollection Add(IServiceCollection services) =>
        services.PostConfigure<ValidationOptions>(o => o.Resolvers.Insert(0, new RememberedValidation(o)));

    public bool TryGetValidatableTypeInfo(Type type, [NotNullWhen(true)] out IValidatableInfo? validatableInfo) =>
        (validatableInfo = _types.GetOrAdd(type, Ask)) is not null;

    /// <summary>Asked once for each endpoint by the framework itself.</summary>
    public bool TryGetValidatableParameterInfo(ParameterInfo parameterInfo, [NotNullWhen(true)] out IValidatableInfo? validatableInfo)
    {
        validatableInfo = null;
        return false;
    }

    private IValidatableInfo? Ask(Type type)
    {
        foreach (var other in options.Resolvers)
            if (other != this && other.TryGetValidatableTypeInfo(type, out var found))
                return found;
        return null;
    }
}
