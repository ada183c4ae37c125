# Perfil: a pie
#
# Un dato por línea; lo que sigue a «#» es comentario. Para cambiar algo, copie este archivo, cambie el nombre
# (name) y las cifras, y úselo con --profile ARCHIVO.
#
# Fuentes: 5 km/h es la cifra de los perfiles a pie de OSRM y Valhalla (5 y 5.1). [A] Supuesto nuestro: cámbielo
# por lo que su oficina mida. Los sentidos de circulación no obligan al peatón.

name foot

# De quién son las reglas de paso y de vuelta: motorcar, motorcycle o foot.
mode foot

# Para el combustible: compact, pickup, motorcycle o none.
vehicle none

# km/h fuera de la calle.
off-road 5

# Velocidad por tipo de vía, km/h. La vía que no aparece (autopista) no se usa.
speed trunk 5
speed trunk_link 5
speed primary 5
speed primary_link 5
speed secondary 5
speed secondary_link 5
speed tertiary 5
speed tertiary_link 5
speed unclassified 5
speed residential 5
speed living_street 5
speed service 5
speed road 5
speed unknown 5
speed track 5
speed track_grade1 5
speed track_grade2 5
speed track_grade3 5
speed track_grade4 5
speed track_grade5 5
speed pedestrian 5
speed footway 5
speed path 5
speed steps 3                 # [A] escalera
speed cycleway 5
speed bridleway 5
speed corridor 5
speed ferry 10                # [A] cuando el archivo no dice cuánto tarda

# Con lluvia, en lo no pavimentado.
rain unpaved 80               # [A]
rain fords closed             # [A] un vado crecido no se cruza

# Segundos que se pierden en cada semáforo.
delay signal 15               # [A] la mitad de las veces, 30 segundos
