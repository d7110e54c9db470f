using Microsoft.Extensions.DependencyInjection;

namespace NeighborParty.Core.Photos;

public static class PhotosServices
{
    public static IServiceCollection AddPhotos(this IServiceCollection services) => services;
}
